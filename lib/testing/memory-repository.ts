import { randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { type Fixture, sha256 } from './fixtures';

/** What a request asks for, as a push takes its steps. */
export type RegistryStep =
  | 'token'
  | `${'GET' | 'HEAD' | 'PUT'} ${'tag' | 'manifest'}`
  | `${'GET' | 'HEAD'} blob`
  | 'POST mount'
  | `${'POST' | 'PUT' | 'PATCH' | 'GET' | 'DELETE'} upload`;

export type Reply = Readonly<{ status: number; headers?: OutgoingHttpHeaders; body?: Uint8Array | string }>;

/** What one repository holds; `uploads` are sessions, `sent` the digests of the blobs that were uploaded whole, in order. */
export type MemoryRepository = Readonly<{
  blobs: Map<string, Uint8Array>;
  manifests: Map<string, Readonly<{ mediaType: string; bytes: Uint8Array }>>;
  tags: Map<string, string>;
  uploads: Map<string, Buffer>;
  sent: string[];
}>;

export function emptyRepository(): MemoryRepository {
  return { blobs: new Map(), manifests: new Map(), tags: new Map(), uploads: new Map(), sent: [] };
}

/** Puts a fixture into a repository whole; its digest. */
export function keepFixture(repository: MemoryRepository, { descriptor, bytes, blobs, children }: Fixture): string {
  for (const child of children) keepFixture(repository, child);
  for (const blob of blobs) repository.blobs.set(blob.descriptor.digest, blob.bytes);
  repository.manifests.set(descriptor.digest, { mediaType: descriptor.mediaType, bytes });
  return descriptor.digest;
}

/** The step that a request is, with the repository and what it names there. */
export type AskedStep = Readonly<{ step: RegistryStep; repository: string; name: string }>;

/** Reads a request line; null for what no push asks for. @see distribution-spec, Endpoints */
export function askedStep(method: string, { pathname, searchParams }: URL): AskedStep | null {
  if (pathname === '/token') return { step: 'token', repository: '', name: '' };
  const [, repository = '', kind = '', name = ''] =
    /^\/v2\/(.+)\/(manifests|blobs\/uploads|blobs)\/([^/]*)$/.exec(pathname) ?? [];
  if (kind === '') return null;
  const what = kind === 'manifests' ? (name.includes(':') ? 'manifest' : 'tag') : kind === 'blobs' ? 'blob' : 'upload';
  const step = searchParams.has('mount') ? 'POST mount' : (`${method} ${what}` as RegistryStep);
  return { step, repository, name };
}

type Performing = AskedStep &
  Readonly<{ query: URLSearchParams; request: IncomingMessage; repositoryOf: (name: string) => MemoryRepository }>;

/** Does what is asked, as a registry that works. */
export async function performStep(asked: Performing): Promise<Reply> {
  const { step, repository, name, query, request, repositoryOf } = asked;
  const here = repositoryOf(repository);
  const body = await bodyOf(request);
  const created = (digest: string): Reply => ({ status: 201, headers: { 'docker-content-digest': digest } });
  switch (step) {
    case 'GET manifest':
    case 'HEAD manifest':
    case 'GET tag':
    case 'HEAD tag':
      return manifestReply(here, name);
    case 'PUT manifest':
    case 'PUT tag':
      return putManifest(here, name, String(request.headers['content-type']), body);
    case 'GET blob':
    case 'HEAD blob':
      return blobReply(here.blobs.get(name), request.headers.range);
    case 'POST mount': {
      const digest = query.get('mount') ?? '';
      const blob = repositoryOf(query.get('from') ?? '').blobs.get(digest);
      if (blob === undefined) return session(here, repository);
      here.blobs.set(digest, blob);
      return created(digest);
    }
    case 'POST upload':
      return session(here, repository);
    case 'PUT upload': {
      const bytes = Buffer.concat([here.uploads.get(name) ?? Buffer.alloc(0), body]);
      const digest = query.get('digest') ?? '';
      here.uploads.delete(name);
      if (sha256(bytes) !== digest) return refusal(400, 'DIGEST_INVALID');
      here.blobs.set(digest, bytes);
      here.sent.push(digest);
      return created(digest);
    }
    case 'PATCH upload': {
      const begun = here.uploads.get(name) ?? Buffer.alloc(0);
      if (request.headers['content-range'] !== `${begun.length}-${begun.length + body.length - 1}`)
        return { status: 416 };
      here.uploads.set(name, Buffer.concat([begun, body]));
      return { status: 202, headers: { location: `/v2/${repository}/blobs/uploads/${name}?state=s` } };
    }
    case 'DELETE upload':
      return { status: here.uploads.delete(name) ? 204 : 404 };
    default:
      return { status: 405 };
  }
}

/** The error document of a registry. @see distribution-spec, Error Codes */
export function refusal(status: number, code: string, headers: OutgoingHttpHeaders = {}): Reply {
  return { status, headers, body: JSON.stringify({ errors: [{ code, message: 'no' }] }) };
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

function session({ uploads }: MemoryRepository, repository: string): Reply {
  const id = randomUUID();
  uploads.set(id, Buffer.alloc(0));
  return { status: 202, headers: { location: `/v2/${repository}/blobs/uploads/${id}?state=s` } };
}

function manifestReply({ manifests, tags }: MemoryRepository, name: string): Reply {
  const digest = tags.get(name) ?? name;
  const kept = manifests.get(digest);
  if (kept === undefined) return refusal(404, 'MANIFEST_UNKNOWN');
  const headers = { 'content-type': kept.mediaType, 'docker-content-digest': digest };
  return { status: 200, headers, body: kept.bytes };
}

function blobReply(blob: Uint8Array | undefined, range: string | undefined): Reply {
  if (blob === undefined) return refusal(404, 'BLOB_UNKNOWN');
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  return { status: from > 0 ? 206 : 200, body: blob.subarray(from) };
}

function putManifest(here: MemoryRepository, name: string, mediaType: string, bytes: Buffer): Reply {
  const { config, layers = [], manifests = [] } = JSON.parse(bytes.toString());
  const named = (list: { digest: string }[], kept: ReadonlyMap<string, unknown>) =>
    list.every(({ digest }) => kept.has(digest));
  const isWhole = named([...(config ? [config] : []), ...layers], here.blobs) && named(manifests, here.manifests);
  if (!isWhole) return refusal(400, 'MANIFEST_BLOB_UNKNOWN');
  const digest = sha256(bytes);
  here.manifests.set(digest, { mediaType, bytes });
  if (!name.includes(':')) here.tags.set(name, digest);
  return { status: 201, headers: { 'docker-content-digest': digest } };
}
