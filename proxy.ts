import { type NextRequest, NextResponse } from 'next/server';
import { guard } from '@/lib/http/guard';
import { problemResponse } from '@/lib/http/problem-response';
import { pagePolicy, setFileHeaders, setPageHeaders } from '@/lib/http/security-headers';

/** What pages load but nobody opens: scripts and styles. */
const builtFiles = '/_next/static/chunks/';

/** Guards every page and every static file, and gives each page a Content-Security-Policy with a nonce of its own. */
export function proxy(request: NextRequest): Response {
  const refusal = refuse(request);
  if (refusal === null && request.nextUrl.pathname.startsWith(builtFiles)) {
    const response = NextResponse.next();
    setFileHeaders(response.headers);
    return response;
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = pagePolicy(nonce, process.env.NODE_ENV === 'development');
  const response = refusal ?? passOn(request, policy);
  setPageHeaders(response.headers, policy);
  return response;
}

function refuse(request: NextRequest): Response | null {
  const refusal = guard(request, 'page');
  return refusal && problemResponse(refusal.problem, { status: refusal.status });
}

function passOn(request: NextRequest, policy: string): Response {
  const headers = new Headers(request.headers);
  // Next takes the nonce for its own scripts from the policy on the request.
  headers.set('content-security-policy', policy);
  return NextResponse.next({ request: { headers } });
}

// What is below /api/ guards itself in `handle`: a matched route's body would be cut at 10 MB.
// Nothing else is left out, whatever its headers; /api itself is a page.
export const config = { matcher: '/((?!api/).*)' };
