import 'server-only';
import { type ProblemCode, ProblemError } from '@/lib/problem/problem';
import type { PushSide } from './push-side';

/** What concerns a place as such, whatever is asked of it. */
const wholly: ReadonlySet<ProblemCode> = new Set([
  'unauthorized',
  'denied',
  'rate_limited',
  'unreachable',
  'timeout',
  'tls_untrusted',
  'plain_http',
  'egress_blocked',
  'conflict',
]);

/** Whether a failure on `side` will meet whatever else is asked there. What nobody foresaw counts as the target's. */
export function failsWholly(thrown: unknown, side: PushSide): boolean {
  if (!(thrown instanceof ProblemError)) return side === 'target';
  const { code, details } = thrown.problem;
  return details?.side === side && wholly.has(code);
}
