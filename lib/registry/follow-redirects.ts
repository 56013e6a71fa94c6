import 'server-only';
import { ProblemError } from '@/lib/problem/problem';
import { headerText } from './header-text';
import type { Limits } from './limits';
import type { Answer, Hop } from './transport';

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/**
 * Sends a read and follows where it is sent, by hand: at most five times, never from https to http, and what proves
 * an account stays with the origin it was meant for. Each hop meets the egress guard when it connects.
 * @see GHSA-vh4v-2xq2-g5cg
 */
export async function followRedirects<A extends Answer, H extends Omit<Hop, 'maxBytes'>>(
  { redirects }: Limits,
  first: H,
  send: (hop: H) => Promise<A>,
): Promise<A> {
  let hop = first;
  for (let count = 0; count <= redirects; count++) {
    const answer = await send(hop);
    const location = redirectStatuses.has(answer.status) ? headerText(answer.headers, 'location') : null;
    if (location === null) return answer;
    const url = nextUrl(location, hop.url);
    hop = { ...hop, url, headers: url.origin === hop.url.origin ? hop.headers : withoutSecrets(hop.headers) };
  }
  throw refused(first.url, `redirected Polyarch more than ${redirects} times.`);
}

function nextUrl(location: string, from: URL): URL {
  if (!URL.canParse(location, from)) throw refused(from, 'redirected Polyarch to something that is not a URL.');
  const url = new URL(location, from);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refused(from, `redirected Polyarch to a ${url.protocol} URL.`, url);
  }
  if (from.protocol === 'https:' && url.protocol === 'http:') {
    throw refused(from, `redirected Polyarch from https to plain http, at “${url.host}”.`, url);
  }
  // Credentials in a URL are a stranger's, and nothing here has a use for them.
  url.username = '';
  url.password = '';
  return url;
}

function withoutSecrets(headers: Hop['headers']): Hop['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'authorization' && name !== 'cookie'));
}

function refused(from: URL, what: string, to?: URL): ProblemError {
  return new ProblemError({
    code: 'registry_error',
    message: `“${from.host}” ${what} It was not followed.`,
    hint: 'Ask whoever runs the registry.',
    details: { host: from.host, redirectHost: to?.host ?? null },
  });
}
