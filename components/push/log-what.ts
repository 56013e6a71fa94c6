import { type Digest, isDigest } from '@/lib/oci/digest';

/** What a request of the log is about, in few words: `blobs/`, then a digest where one is named, then the rest. */
export type LogWhat = Readonly<{ place: string; digest: Digest | null; rest: string }>;

/** Reads host and path of a request; what lies in the push's own repository does not name it. @see distribution-spec, Endpoints */
export function logWhat(what: string, ownRepository: string): LogWhat {
  const [, host = '', repository = '', kind = '', named = ''] =
    /^([^/]+)\/v2\/(.+?)\/(manifests|blobs|referrers)\/(.*)$/.exec(what) ?? [];
  if (host === '') return { place: what, digest: null, rest: '' };
  const where = `${host}/${repository}` === ownRepository ? '' : `${host} `;
  // The rest of the address of an upload means something to the registry alone.
  if (kind === 'blobs' && named.startsWith('uploads/')) return { place: `${where}uploads/`, digest: null, rest: '' };
  const digest = isDigest(named) ? named : null;
  return { place: `${where}${kind}/`, digest, rest: digest === null ? named : '' };
}
