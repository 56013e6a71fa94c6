import { createHash } from 'node:crypto';
import { type Digest, digestAlgorithm, isDigest, parseDigest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import { parseManifest } from '../oci/parse-manifest';
import { type Referrer, referrerOf } from '../oci/referrer';
import { answer, type Behaviour, type FaultServer, registryError, startFaultServer } from './fault-server';
import type { Fixture } from './fixtures';

/** What Debian’s Distribution cannot be told to do. */
export type ModernRegistryOptions = Readonly<{
  /** Lists by itself what refers to a manifest, and says so when it takes one. */
  referrers?: boolean;
  /** What it answers to the deletion of a tag. */
  deletesTags?: 202 | 400 | 405;
}>;

/** A repository, in memory: tests may look into it, and change it behind a client’s back. */
export type ModernRepository = Readonly<{
  blobs: Map<string, Uint8Array>;
  manifests: Map<string, Readonly<{ type: string; bytes: Uint8Array }>>;
  tags: Map<string, string>;
}>;

/** A registry of the latest specification, which takes any digest: on a fault server, so that its paths can be made to fail one by one. */
export type ModernRegistry = FaultServer &
  Readonly<{
    repository(name: string): ModernRepository;
    /** Puts an image there, with all that it names. */
    hold(name: string, fixture: Fixture, tag?: string): void;
    /** What it does when nothing else was told. */
    usual: Behaviour;
  }>;

export async function startModernRegistry(options: ModernRegistryOptions = {}): Promise<ModernRegistry> {
  const server = await startFaultServer();
  const repositories = new Map<string, ModernRepository>();
  const repository = (name: string): ModernRepository => {
    const known = repositories.get(name) ?? { blobs: new Map(), manifests: new Map(), tags: new Map() };
    repositories.set(name, known);
    return known;
  };
  const hold = (name: string, { descriptor, bytes, blobs, children }: Fixture, tag?: string) => {
    const { manifests, tags, ...held } = repository(name);
    for (const blob of blobs) held.blobs.set(blob.descriptor.digest, blob.bytes);
    for (const child of children) hold(name, child);
    manifests.set(descriptor.digest, { type: descriptor.mediaType, bytes });
    if (tag !== undefined) tags.set(tag, descriptor.digest);
  };
  const usual: Behaviour = (response, request) => {
    const url = new URL(request.path, server.url);
    const [, name = '', kind = '', named = ''] =
      /^\/v2\/(.+)\/(manifests|blobs|referrers|tags)\/(.*)$/.exec(url.pathname) ?? [];
    const asked = { ...request, url, name, named, held: repository(name), options, repository };
    (kinds[kind]?.(asked) ?? answer({ status: kind === '' ? 200 : 404 }))(response, request);
  };
  server.elsewhere(usual);
  return { ...server, repository, hold, usual };
}

type Asked = Readonly<{
  method: string;
  headers: Readonly<Record<string, unknown>>;
  bytes: Uint8Array;
  url: URL;
  name: string;
  /** What stands after `manifests/` and its like. */
  named: string;
  held: ModernRepository;
  options: ModernRegistryOptions;
  repository(name: string): ModernRepository;
}>;

const kinds: Readonly<Record<string, (asked: Asked) => Behaviour>> = {
  manifests: (asked) => {
    if (asked.method === 'PUT') return putManifest(asked);
    if (asked.method === 'DELETE') return deleteManifest(asked);
    const digest = asked.held.tags.get(asked.named) ?? asked.named;
    const manifest = asked.held.manifests.get(digest);
    if (manifest === undefined) return registryError(404, 'MANIFEST_UNKNOWN', 'manifest unknown');
    return answer({
      headers: { 'content-type': manifest.type, 'docker-content-digest': digest },
      body: manifest.bytes,
    });
  },
  blobs: (asked) => {
    const { method, named, url, held, name } = asked;
    if (method === 'POST') return beginUpload(asked);
    const digest = url.searchParams.get('digest') ?? '';
    if (method === 'PUT') {
      if (!isDigest(digest) || hashOf(digest, asked.bytes) !== digest)
        return registryError(400, 'DIGEST_INVALID', 'bad');
      held.blobs.set(digest, asked.bytes);
      return answer({ status: 201, headers: { location: `/v2/${name}/blobs/${digest}` } });
    }
    if (method === 'DELETE') return answer({ status: 204 });
    const body = held.blobs.get(named);
    return body === undefined ? registryError(404, 'BLOB_UNKNOWN', 'blob unknown') : answer({ body });
  },
  referrers: ({ named, held, options }) => {
    if (!options.referrers) return answer({ status: 404, body: '404 page not found' });
    const all = [...held.manifests].flatMap(
      ([digest, { type, bytes }]) => referring(parseDigest(digest), type, bytes) ?? [],
    );
    const manifests = all.filter(({ subject }) => subject === named).map(({ descriptor }) => descriptor);
    const body = JSON.stringify({ schemaVersion: 2, mediaType: mediaType.ociIndex, manifests });
    return answer({ headers: { 'content-type': mediaType.ociIndex }, body });
  },
  tags: ({ held, name }) => answer({ body: JSON.stringify({ name, tags: [...held.tags.keys()] }) }),
};

function putManifest({ named, bytes, headers, held, options, name }: Asked): Behaviour {
  const digest = isDigest(named) ? named : hashOf('sha256:', bytes);
  if (isDigest(named) && hashOf(named, bytes) !== named) return registryError(400, 'DIGEST_INVALID', 'bad');
  const { manifests = [] }: { manifests?: readonly { digest: string }[] } = JSON.parse(Buffer.from(bytes).toString());
  if (manifests.some((child) => !held.manifests.has(child.digest))) {
    return registryError(400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry');
  }
  const type = String(headers['content-type']);
  held.manifests.set(digest, { type, bytes });
  if (!isDigest(named)) held.tags.set(named, digest);
  const subject = options.referrers ? referring(digest, type, bytes)?.subject : undefined;
  return answer({
    status: 201,
    headers: {
      location: `/v2/${name}/manifests/${digest}`,
      'docker-content-digest': digest,
      ...(subject !== undefined && { 'oci-subject': subject }),
    },
  });
}

function deleteManifest({ named, held, options: { deletesTags = 202 } }: Asked): Behaviour {
  if (isDigest(named)) {
    for (const [tag, digest] of held.tags) if (digest === named) held.tags.delete(tag);
    return held.manifests.delete(named) ? answer({ status: 202 }) : registryError(404, 'MANIFEST_UNKNOWN', 'unknown');
  }
  if (deletesTags === 400) return registryError(400, 'DIGEST_INVALID', 'provided digest did not match');
  if (deletesTags === 405) return registryError(405, 'UNSUPPORTED', 'The operation is unsupported.');
  return held.tags.delete(named) ? answer({ status: 202 }) : registryError(404, 'MANIFEST_UNKNOWN', 'unknown');
}

function beginUpload({ url, held, name, repository }: Asked): Behaviour {
  const mount = url.searchParams.get('mount') ?? '';
  const blob = repository(url.searchParams.get('from') ?? '').blobs.get(mount);
  if (blob === undefined) return answer({ status: 202, headers: { location: `/v2/${name}/blobs/uploads/1` } });
  held.blobs.set(mount, blob);
  return answer({ status: 201, headers: { location: `/v2/${name}/blobs/${mount}` } });
}

function referring(digest: Digest, type: string, bytes: Uint8Array): Referrer | null {
  return referrerOf(parseManifest(bytes, type), { mediaType: type, digest, size: bytes.length });
}

/** The digest of `bytes` by the algorithm of `like`. */
function hashOf(like: Digest | 'sha256:', bytes: Uint8Array): Digest {
  const algorithm = like === 'sha256:' ? 'sha256' : digestAlgorithm(like);
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}
