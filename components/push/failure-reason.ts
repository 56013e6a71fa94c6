import type { Problem, ProblemCode } from '@/lib/problem/problem';
import { failedSide } from './failed-side';

/** What a side did that makes a step fail, in the fewest words. */
const reasons: Partial<Record<ProblemCode, string>> = {
  unauthorized: 'wants a sign-in',
  denied: 'denies access',
  not_found: 'lacks it',
  too_large: 'finds it too large',
  unsupported: 'does not take it',
  rate_limited: 'limits requests',
  content_mismatch: 'has other bytes',
  unreachable: 'does not answer',
  tls_untrusted: 'is not trusted',
  plain_http: 'speaks plain http',
  timeout: 'took too long',
  conflict: 'changed meanwhile',
};

/** Why a step failed, for its row: “source denies access”. */
export function failureReason(problem: Problem): string {
  const side = failedSide({ problem });
  return side === null ? 'failed' : `${side} ${reasons[problem.code] ?? 'failed'}`;
}
