/** Calls an exported route handler with a request as this machine sends it. */
export async function call(
  route: (request: Request) => Response | Promise<Response>,
  pathAndQuery: string,
  { headers = {}, method = 'GET' }: { headers?: Readonly<Record<string, string>>; method?: string } = {},
): Promise<Response> {
  const request = new Request(`http://localhost:3000${pathAndQuery}`, {
    method,
    headers: { host: 'localhost:3000', ...headers },
  });
  return route(request);
}
