/** Calls an exported route handler with a request as this machine sends it; what stands in `json` goes along as its body. */
export async function call(
  route: (
    request: Request,
    context?: Readonly<{ params: Promise<Readonly<Record<string, string>>> }>,
  ) => Response | Promise<Response>,
  pathAndQuery: string,
  {
    headers = {},
    method = 'GET',
    json,
    parameters = {},
  }: {
    headers?: Readonly<Record<string, string>>;
    method?: string;
    json?: unknown;
    /** What stands in the route's path. */
    parameters?: Readonly<Record<string, string>>;
  } = {},
): Promise<Response> {
  const request = new Request(`http://localhost:3000${pathAndQuery}`, {
    method,
    headers: { host: 'localhost:3000', ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
  return route(request, { params: Promise.resolve(parameters) });
}
