import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { digestOf, isDigestOf } from '../content/verify';
import { isDigest, parseDigest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import { parseManifest } from '../oci/parse-manifest';
import { type Referrer, referrerOf } from '../oci/referrer';
import type { KeptManifest, MemoryRepositories, MemoryRepository } from './memory-repositories';

/** What a request asks for, as a push takes its steps. */
export type RegistryStep =
  | 'token'
  | `${'GET' | 'HEAD' | 'PUT' | 'DELETE'} ${'tag' | 'manifest'}`
  | `${'GET' | 'HEAD'} blob`
  | 'POST mount'
  | `${'POST' | 'PUT' | 'PATCH' | 'GET' | 'DELETE'} upload`
  | 'GET referrers'
  | 'GET tags';

export type Reply = Readonly<{ status: number; headers?: OutgoingHttpHeaders; body?: Uint8Array | string }>;

/** The step that a request is, with the repository and what it names there. */
export type AskedStep = Readonly<{ step: RegistryStep; repository: string; name: string }>;

/** Reads a request line; null for what nobody asks for here. @see distribution-spec, Endpoints */
export function askedStep(
  method: string,
  { pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>,
): AskedStep | null {
  if (pathname === '/token') return { step: 'token', repository: '', name: '' };
  const [, repository = '', kind = '', name = ''] =
    /^\/v2\/(.+)\/(manifests|blobs\/uploads|blobs|referrers|tags)\/([^/]*)$/.exec(pathname) ?? [];
  if (kind === '') return null;
  const isManifest = kind === 'manifests' && name.includes(':');
  const what = isManifest ? 'manifest' : (things[kind] ?? kind);
  const step = searchParams.has('mount') ? 'POST mount' : (`${method} ${what}` as RegistryStep);
  return { step, repository, name };
}

const things: Readonly<Record<string, string>> = { manifests: 'tag', 'blobs/uploads': 'upload', blobs: 'blob' };

/** What registries do differently. */
export type RegistryTraits = Readonly<{
  /** Lists by itself what refers to a manifest, and says so when it takes one. */
  referrers?: boolean;
  /** What it answers to the deletion of a tag; it deletes one unless told otherwise. */
  deletesTags?: 202 | 400 | 405;
}>;

type Performing = AskedStep &
  Readonly<{
    query: URLSearchParams;
    headers: IncomingHttpHeaders;
    body: Uint8Array;
    repositories: MemoryRepositories;
    traits?: RegistryTraits;
  }>;

/** Does what is asked, as a registry that works. */
export function performStep(asked: Performing): Reply {
  const { step, repository, name, query, headers, body, repositories, traits = {} } = asked;
  const here = repositories.of(repository);
  switch (step) {
    case 'GET manifest':
    case 'HEAD manifest':
    case 'GET tag':
    case 'HEAD tag':
      return manifestReply(here, name);
    case 'PUT manifest':
    case 'PUT tag':
      return putManifest(here, name, { mediaType: String(headers['content-type']), bytes: body }, traits);
    case 'DELETE manifest':
      return deleteManifest(here, name);
    case 'DELETE tag':
      return deleteTag(here, name, traits);
    case 'GET blob':
    case 'HEAD blob':
      return blobReply(here.blobs.get(name), headers.range);
    case 'POST mount': {
      const digest = query.get('mount') ?? '';
      const blob = repositories.of(query.get('from') ?? '').blobs.get(digest);
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
      if (!isDigestOf(digest, bytes)) return refusal(400, 'DIGEST_INVALID');
      here.blobs.set(digest, bytes);
      here.sent.push(digest);
      return created(digest);
    }
    case 'PATCH upload': {
      const begun = here.uploads.get(name) ?? Buffer.alloc(0);
      if (headers['content-range'] !== `${begun.length}-${begun.length + body.length - 1}`) return { status: 416 };
      here.uploads.set(name, Buffer.concat([begun, body]));
      return { status: 202, headers: { location: `/v2/${repository}/blobs/uploads/${name}?state=s` } };
    }
    case 'DELETE upload':
      return { status: here.uploads.delete(name) ? 204 : 404 };
    case 'GET referrers':
      return traits.referrers ? referrersReply(here, name) : { status: 404, body: '404 page not found' };
    case 'GET tags':
      return { status: 200, body: JSON.stringify({ name: repository, tags: [...here.tags.keys()] }) };
    default:
      return { status: 405 };
  }
}

/** The error document of a registry. @see distribution-spec, Error Codes */
export function refusal(status: number, code: string, headers: OutgoingHttpHeaders = {}): Reply {
  return { status, headers, body: JSON.stringify({ errors: [{ code, message: 'no' }] }) };
}

function created(digest: string, headers: OutgoingHttpHeaders = {}): Reply {
  return { status: 201, headers: { 'docker-content-digest': digest, ...headers } };
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

function putManifest(here: MemoryRepository, name: string, sent: KeptManifest, { referrers }: RegistryTraits): Reply {
  const { config, layers = [], manifests = [] } = JSON.parse(Buffer.from(sent.bytes).toString());
  const named = (list: { digest: string }[], kept: ReadonlyMap<string, unknown>) =>
    list.every(({ digest }) => kept.has(digest));
  const isWhole = named([...(config ? [config] : []), ...layers], here.blobs) && named(manifests, here.manifests);
  if (!isWhole) return refusal(400, 'MANIFEST_BLOB_UNKNOWN');
  if (isDigest(name) && !isDigestOf(name, sent.bytes)) return refusal(400, 'DIGEST_INVALID');
  const digest = isDigest(name) ? name : digestOf(sent.bytes);
  here.manifests.set(digest, sent);
  if (!isDigest(name)) here.tags.set(name, digest);
  const subject = referrers ? referring(digest, sent)?.subject : undefined;
  return created(digest, subject === undefined ? {} : { 'oci-subject': subject });
}

function deleteTag({ tags }: MemoryRepository, name: string, { deletesTags = 202 }: RegistryTraits): Reply {
  if (deletesTags === 400) return refusal(400, 'DIGEST_INVALID');
  if (deletesTags === 405) return refusal(405, 'UNSUPPORTED');
  return tags.delete(name) ? { status: 202 } : refusal(404, 'MANIFEST_UNKNOWN');
}

/** A manifest goes with its tags. */
function deleteManifest({ manifests, tags }: MemoryRepository, name: string): Reply {
  for (const [tag, digest] of tags) if (digest === name) tags.delete(tag);
  return manifests.delete(name) ? { status: 202 } : refusal(404, 'MANIFEST_UNKNOWN');
}

function referrersReply(here: MemoryRepository, subject: string): Reply {
  const all = [...here.manifests].flatMap(([digest, kept]) => referring(digest, kept) ?? []);
  const manifests = all.filter((referrer) => referrer.subject === subject).map(({ descriptor }) => descriptor);
  const body = JSON.stringify({ schemaVersion: 2, mediaType: mediaType.ociIndex, manifests });
  return { status: 200, headers: { 'content-type': mediaType.ociIndex }, body };
}

function referring(digest: string, { mediaType: type, bytes }: KeptManifest): Referrer | null {
  return referrerOf(parseManifest(bytes, type), { mediaType: type, digest: parseDigest(digest), size: bytes.length });
}
