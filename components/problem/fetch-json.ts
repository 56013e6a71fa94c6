import { type Problem, type ProblemDetails, ProblemError } from '@/lib/problem/problem';
import { problemStatus } from '@/lib/problem/status';

/**
 * Reads a JSON answer of this server's API. It is our own, made from the type it is read as, and not validated again.
 * Throws the `ProblemError` that the server answered, or one that says it is gone.
 */
export async function fetchJson<Answer = unknown>(href: string, signal?: AbortSignal): Promise<Answer> {
  return (await callServer(href, { headers: { accept: 'application/json' }, signal })).json();
}

/**
 * Sends `body` as JSON, where there is one, and reads the JSON answer; null where there is none. With `version` it is refused,
 * `precondition_failed`, where that is no longer the version of what is changed. Throws as `fetchJson` does.
 */
export async function sendJson<Answer = null>(
  method: 'POST' | 'PATCH' | 'DELETE',
  href: string,
  body?: unknown,
  { version, signal }: Readonly<{ version?: number; signal?: AbortSignal }> = {},
): Promise<Answer> {
  const response = await callServer(href, {
    method,
    ...(signal && { signal }),
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return JSON.parse((await response.text()) || 'null');
}

async function callServer(href: string, options: RequestInit): Promise<Response> {
  const response = await fetch(href, options).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause;
    throw new ProblemError(
      {
        code: 'internal',
        message: 'The Polyarch server does not answer.',
        hint: 'Look whether it is still running, then try again.',
      },
      { cause },
    );
  });
  if (!response.ok) throw new ProblemError(await readProblem(response));
  return response;
}

/** The `Problem` in an error answer. @see RFC 9457 */
export async function readProblem(response: Response): Promise<Problem> {
  const document: unknown = await response.json().catch(() => null);
  return isProblemDocument(document)
    ? { code: document.code, message: document.detail, hint: document.hint, details: document.details }
    : { code: 'internal', message: `The Polyarch server answered ${response.status} without saying why.` };
}

type ProblemDocument = Readonly<{ code: Problem['code']; detail: string; hint?: string; details?: ProblemDetails }>;

// The server is our own: the shape is told apart from a proxy's error page, not validated field by field.
function isProblemDocument(value: unknown): value is ProblemDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    Object.hasOwn(problemStatus, value.code) &&
    'detail' in value &&
    typeof value.detail === 'string'
  );
}
