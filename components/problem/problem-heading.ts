import { formatDate, formatTime } from '@/lib/display/date';
import { type Reference, repositoryOf, resolvedTag } from '@/lib/oci/reference';
import type { Problem } from '@/lib/problem/problem';
import { problemTitle } from '@/lib/problem/status';

/** What happened, in one line that names what it happened to; the short title of its kind where that is all there is to say. */
export function problemHeading({ code, details = {} }: Problem, reference?: Reference): string {
  const text = (name: string) => (typeof details[name] === 'string' ? details[name] : null);
  const registry = text('registry') ?? text('host');
  const host = text('host') ?? registry;
  switch (code) {
    case 'not_found':
      return missingHeading(text('missing'), registry, reference) ?? problemTitle.not_found;
    case 'rate_limited':
      return registry === null ? problemTitle.rate_limited : `${registry} refuses ${until(text('retryAt'))}`;
    case 'unauthorized':
      return registry === null ? problemTitle.unauthorized : `${registry} wants a sign-in`;
    case 'denied':
      return registry === null ? problemTitle.denied : `${registry} denies access`;
    case 'tls_untrusted':
      return host === null ? problemTitle.tls_untrusted : `The certificate of ${host} is not trusted`;
    case 'unreachable':
      return host === null ? problemTitle.unreachable : `No answer from ${host}`;
    case 'timeout':
      return host === null ? problemTitle.timeout : `${host} took too long`;
    case 'plain_http':
      return host === null ? problemTitle.plain_http : `${host} speaks plain HTTP`;
    case 'content_mismatch':
      return 'These bytes are not what the digest names';
    default:
      return problemTitle[code];
  }
}

function missingHeading(missing: string | null, registry: string | null, reference?: Reference): string | null {
  if (reference === undefined) return null;
  if (missing === 'repository' && reference.kind === 'registry') {
    return `No repository ${reference.repository} at ${registry ?? reference.registry}`;
  }
  if (missing === 'blob' || (missing === null && reference.kind === 'registry')) return null;
  const place = reference.kind === 'registry' ? reference.repository : repositoryOf(reference);
  const tag = resolvedTag(reference);
  return tag === undefined || reference.digest !== undefined
    ? `No such manifest in ${place}`
    : `No tag ${tag} in ${place}`;
}

function until(retryAt: string | null): string {
  if (retryAt === null) return 'for now';
  const isFarOff = Date.parse(retryAt) - Date.now() > 20 * 60 * 60 * 1000;
  return isFarOff ? `until ${formatDate(retryAt)}, ${formatTime(retryAt)}` : `until ${formatTime(retryAt)}`;
}
