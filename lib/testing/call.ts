import { secretsIn } from './planted-secrets';

/** Calls an exported route handler with a request as this machine sends it; what stands in `json`, or `bytes`, goes along as its body. */
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
    bytes,
    parameters = {},
  }: {
    headers?: Readonly<Record<string, string>>;
    method?: string;
    json?: unknown;
    bytes?: Uint8Array;
    /** What stands in the route's path. */
    parameters?: Readonly<Record<string, string>>;
  } = {},
): Promise<Response> {
  const request = new Request(`http://localhost:3000${pathAndQuery}`, {
    method,
    headers: { host: 'localhost:3000', ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(bytes !== undefined && { body: new Uint8Array(bytes) }),
  });
  return withoutSecrets(await route(request, { params: Promise.resolve(parameters) }));
}

/** The same answer, which fails where it ends when it gives a planted secret away. */
function withoutSecrets(response: Response): Response {
  const { body, headers, status, statusText } = response;
  const requireNone = (text: string) => {
    const found = secretsIn(text);
    if (found.length > 0) throw new Error(`An answer gives away: ${found.join(', ')}.`);
  };
  requireNone([...headers].join('\n'));
  if (body === null) return response;
  const decoder = new TextDecoder('latin1');
  let text = '';
  const watched = body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (chunk, controller) => {
        text += decoder.decode(chunk, { stream: true });
        controller.enqueue(chunk);
      },
      flush: () => requireNone(text),
    }),
  );
  return new Response(watched, { headers, status, statusText });
}
