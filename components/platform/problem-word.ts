import type { Problem, ProblemCode } from '@/lib/problem/problem';

/** What happened to an entry, in the width of a cell; the whole sentence stands in the inspector. */
const words = {
  request_invalid: 'failed',
  reference_invalid: 'failed',
  unauthorized: 'sign-in wanted',
  denied: 'denied',
  forbidden: 'denied',
  not_found: 'not found',
  conflict: 'failed',
  precondition_failed: 'failed',
  too_large: 'too large',
  unsupported: 'not supported',
  manifest_invalid: 'not valid',
  rate_limited: 'rate limited',
  internal: 'failed',
  content_mismatch: 'wrong bytes',
  registry_error: 'registry failed',
  unreachable: 'no answer',
  tls_untrusted: 'not trusted',
  plain_http: 'plain HTTP',
  egress_blocked: 'not allowed',
  timeout: 'timeout',
} as const satisfies Record<ProblemCode, string>;

export function problemWord({ code, details }: Problem): string {
  // A status says more than that something failed.
  if (code === 'registry_error' && typeof details?.status === 'number') return `${details.status}`;
  return words[code];
}
