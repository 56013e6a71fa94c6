import 'server-only';
import type { ProblemDocument } from '../contract/problem';
import type { Problem } from '../problem/problem';
import { problemStatus, problemTitle } from '../problem/status';

/**
 * A problem as `application/problem+json`. The status is the table's, unless HTTP has a more exact one for this request
 * (405, 415, 503). @see RFC 9457
 */
export function problemResponse(problem: Problem, options: { status?: number; headers?: HeadersInit } = {}): Response {
  const document: ProblemDocument = {
    type: 'about:blank',
    code: problem.code,
    title: problemTitle[problem.code],
    detail: problem.message,
    status: options.status ?? problemStatus[problem.code],
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    ...(problem.details === undefined ? {} : { details: problem.details }),
  };
  const headers = new Headers(options.headers);
  headers.set('content-type', 'application/problem+json');
  return new Response(JSON.stringify(document), { status: document.status, headers });
}
