import 'server-only';

/** What every answer of the server carries, page or API. */
const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** What pages carry beside their Content-Security-Policy. */
const pagesOnly = {
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
} as const;

/** An answer of the API is data: should a browser render it after all, nothing in it runs. */
const dataPolicy = "sandbox; default-src 'none'";

export function setApiHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  headers.set('content-security-policy', dataPolicy);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
}

/** For scripts and styles: a policy binds documents, and would be the longest header of each of a dozen files. */
export function setFileHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
}

export function setPageHeaders(headers: Headers, policy: string): void {
  for (const [name, value] of Object.entries({ ...always, ...pagesOnly })) headers.set(name, value);
  headers.set('content-security-policy', policy);
}

/**
 * The Content-Security-Policy of pages: scripts run by nonce only. Style attributes stay allowed, because server-rendered
 * sizes and virtual lists need them; style elements do not. `development` adds what hot reloading needs.
 * @see https://www.w3.org/TR/CSP3/
 */
export function pagePolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
