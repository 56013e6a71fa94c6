import 'server-only';
import { ProblemError } from '../problem/problem';

/** The ETag of a version. @see RFC 9110, 8.8.3 */
export function versionTag(version: number): string {
  return `"${version}"`;
}

/** The version that `request` may only change, from its If-Match; null where it takes any. Throws `precondition_failed` for a tag that is no version. */
export function expectedVersion(request: Request): number | null {
  const text = request.headers.get('if-match')?.trim();
  if (text === undefined || text === '*') return null;
  const version = /^"(\d{1,15})"$/.exec(text)?.[1];
  if (version !== undefined) return Number(version);
  throw new ProblemError({
    code: 'precondition_failed',
    message: 'The If-Match header names no version of this.',
    hint: 'Send the ETag that came with it, quotes included.',
  });
}
