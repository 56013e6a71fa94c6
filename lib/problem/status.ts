import type { ProblemCode } from './problem';

/** The HTTP status that `/api` answers for each code (RFC 9110). */
export const problemStatus = {
  request_invalid: 400,
  reference_invalid: 400,
  unauthorized: 401,
  denied: 403,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  unsupported: 422,
  manifest_invalid: 422,
  rate_limited: 429,
  internal: 500,
  content_mismatch: 502,
  registry_error: 502,
  unreachable: 502,
  tls_untrusted: 502,
  plain_http: 502,
  egress_blocked: 403,
  timeout: 504,
} as const satisfies Record<ProblemCode, number>;

/** The short, unchanging `title` of each code in `application/problem+json` (RFC 9457, 3.1.3). */
export const problemTitle = {
  request_invalid: 'The request is not valid',
  reference_invalid: 'Not a valid reference',
  unauthorized: 'The registry wants a sign-in',
  denied: 'The registry denies access',
  forbidden: 'This server does not serve that request',
  not_found: 'Not found',
  conflict: 'It changed in the meantime',
  precondition_failed: 'It was edited since',
  too_large: 'Too large',
  unsupported: 'Not supported',
  manifest_invalid: 'Not a valid manifest',
  rate_limited: 'The registry limits requests',
  internal: 'Internal error',
  content_mismatch: 'Content does not match its digest',
  registry_error: 'The registry failed',
  unreachable: 'The registry does not answer',
  tls_untrusted: 'The certificate is not trusted',
  plain_http: 'The registry speaks plain HTTP',
  egress_blocked: 'That address is not allowed',
  timeout: 'The registry took too long',
} as const satisfies Record<ProblemCode, string>;
