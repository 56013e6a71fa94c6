import 'server-only';
import { setMaxListeners } from 'node:events';
import { type Problem, toProblem } from '../problem/problem';
import { guard } from './guard';
import { logUnexpected } from './log';
import { problemResponse } from './problem-response';
import { setApiHeaders } from './security-headers';

/** What stands in the route's path, by its name. */
type Parameters = Readonly<Record<string, string | string[] | undefined>>;

type Handler = (request: Request, parameters: Parameters) => Response | Promise<Response>;

/** A handler whose requests have a body of one of these media types, in place of JSON. */
type BodyHandler = Readonly<{ bodyTypes: readonly string[]; answer: Handler }>;

/** A handler as the framework calls it. */
type Route = (request: Request, context?: Readonly<{ params: Promise<Parameters> }>) => Promise<Response>;

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/**
 * What a route exports: `export const { GET, HEAD, … } = handle({ GET })`. Every method goes through here, so none is left
 * to the framework: guard, handler, problems as RFC 9457, security headers. A method without a handler answers 405.
 */
export function handle(
  handlers: Readonly<Partial<Record<Method, Handler | BodyHandler>>>,
): Readonly<Record<Method, Route>> {
  const served = { ...handlers, ...(handlers.GET && { HEAD: handlers.HEAD ?? handlers.GET }) };
  const allow = [...Object.keys(served), 'OPTIONS'].sort().join(', ');
  const route = (method: Method): Route => {
    const handler =
      served[method] ?? (method === 'OPTIONS' ? () => describeMethods(allow) : () => refuseMethod(method, allow));
    const { bodyTypes, answer: respond } = typeof handler === 'function' ? { answer: handler } : handler;
    return async (request, context) => {
      const refusal = guard(request, 'api', bodyTypes);
      const response = refusal
        ? problemResponse(refusal.problem, { status: refusal.status })
        : await answer(request, async () => respond(request, (await context?.params) ?? {}));
      setApiHeaders(response.headers);
      return response;
    };
  };
  return {
    GET: route('GET'),
    HEAD: route('HEAD'),
    POST: route('POST'),
    PUT: route('PUT'),
    PATCH: route('PATCH'),
    DELETE: route('DELETE'),
    OPTIONS: route('OPTIONS'),
  };
}

async function answer(request: Request, handler: () => Promise<Response>): Promise<Response> {
  // Hundreds of reads may end with one request; Node takes more than ten listeners for a leak, and warns.
  setMaxListeners(0, request.signal);
  try {
    return await handler();
  } catch (thrown) {
    logUnexpected(thrown, request);
    return problemResponse(toProblem(thrown));
  }
}

function describeMethods(allow: string): Response {
  return new Response(null, { status: 204, headers: { allow } });
}

function refuseMethod(method: Method, allow: string): Response {
  const problem: Problem = {
    code: 'unsupported',
    message: `${method} is not supported here.`,
    hint: `Use one of ${allow}.`,
  };
  return problemResponse(problem, { status: 405, headers: { allow } });
}
