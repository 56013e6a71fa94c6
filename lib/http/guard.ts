import 'server-only';
import { essenceOf } from '../oci/media-type';
import type { Problem } from '../problem/problem';

/** Why a request is not served, with the status it is answered with. */
export type Refusal = Readonly<{ problem: Problem; status: 403 | 415 }>;

/** `page`: what a person may open by a link. `api`: what only this server's own pages, and programs, may call. */
export type Audience = 'page' | 'api';

const json: readonly string[] = ['application/json'];

/**
 * Decides who may call: the server reads registries on behalf of whoever asks, so another site's page must not be able
 * to ask. Returns null when the request may be served. It looks at nothing but method and headers. `bodyTypes` are the media
 * types that a body may have, in lower case.
 */
export function guard(request: Request, audience: Audience, bodyTypes = json): Refusal | null {
  return refuseForeignHost(request) ?? refuseOtherSite(request, audience) ?? refuseOtherBody(request, bodyTypes);
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A page whose name was rebound to 127.0.0.1 still sends its own name as `Host`. */
function refuseForeignHost({ headers }: Request): Refusal | null {
  const host = headers.get('host') ?? '';
  const [, name = '', port = '1'] = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(host) ?? [];
  if (loopbackHosts.has(name.toLowerCase()) && Number(port) <= 65_535) return null;
  return forbidden(
    `Polyarch does not serve the host “${host.slice(0, 120)}”.`,
    'Open it as http://localhost or http://127.0.0.1, with its port.',
  );
}

/** Browsers state where a request comes from; curl and CI jobs send neither header and are served. */
function refuseOtherSite({ method, headers }: Request, audience: Audience): Refusal | null {
  const origin = headers.get('origin');
  if (origin !== null && !isOwnOrigin(origin, headers.get('host') ?? '')) {
    return forbidden(`Polyarch does not serve pages of “${origin.slice(0, 120)}”.`);
  }
  const site = headers.get('sec-fetch-site') ?? 'none';
  if (site === 'none' || site === 'same-origin') return null;
  // A link from elsewhere may open a page of ours in its own tab; nothing else from there gets through.
  const opensPage = headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document';
  if (audience === 'page' && opensPage && (method === 'GET' || method === 'HEAD')) return null;
  return forbidden('Polyarch does not serve requests from pages of another site.');
}

function isOwnOrigin(origin: string, host: string): boolean {
  if (!URL.canParse(origin) || !URL.canParse(`http://${host}`)) return false;
  const { protocol, host: originHost } = new URL(origin);
  return (protocol === 'http:' || protocol === 'https:') && originHost === new URL(`${protocol}//${host}`).host;
}

/** A form on any page can post text or form fields; only a script that passed the checks above can post anything else. */
function refuseOtherBody({ method, headers }: Request, bodyTypes: readonly string[]): Refusal | null {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return null;
  const contentType = headers.get('content-type');
  const hasBody = headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) !== 0;
  if (contentType === null && !hasBody) return null;
  if (bodyTypes.includes(essenceOf(contentType ?? ''))) return null;
  return {
    status: 415,
    problem: {
      code: 'unsupported',
      message:
        bodyTypes === json ? 'The request’s body is not JSON.' : 'The request’s body is of a type that is not taken.',
      hint: `Send it with “Content-Type: ${bodyTypes.join('”, or “')}”.`,
    },
  };
}

function forbidden(message: string, hint?: string): Refusal {
  return { status: 403, problem: { code: 'forbidden', message, ...(hint === undefined ? {} : { hint }) } };
}
