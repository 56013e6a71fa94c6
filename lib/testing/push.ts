import { Agent, type Dispatcher, request } from 'undici';
import type { Digest } from '../oci/digest';
import { type Fixture, type FixtureBlob, sha256 } from './fixtures';

/** A registry that takes pushes; `RegistryServer` is one. */
export type PushTarget = Readonly<{ url: string; ca?: string; authorization?: string }>;

/** Pushes a fixture whole: blobs and children first, then the manifest by digest and, when given, by `tag`. */
export async function pushFixture(
  target: PushTarget,
  repository: string,
  fixture: Fixture,
  tag?: string,
): Promise<Digest> {
  // Distribution fails when one blob is uploaded twice at the same moment, so shared layers go up once.
  const blobs = new Map(allBlobs(fixture).map(({ descriptor, bytes }) => [descriptor.digest, bytes]));
  await Promise.all([...blobs.values()].map((bytes) => pushBlob(target, repository, bytes)));
  await pushManifests(target, repository, fixture, tag);
  return fixture.descriptor.digest;
}

function allBlobs(fixture: Fixture): readonly FixtureBlob[] {
  return [...fixture.blobs, ...fixture.children.flatMap(allBlobs)];
}

async function pushManifests(target: PushTarget, repository: string, fixture: Fixture, tag?: string): Promise<void> {
  await Promise.all(fixture.children.map((child) => pushManifests(target, repository, child)));
  const { digest, mediaType } = fixture.descriptor;
  await pushManifest(target, repository, tag ?? digest, mediaType, fixture.bytes);
  for (const child of fixture.withheld ?? []) await deleteManifest(target, repository, child);
}

/** Uploads a blob in one piece. @see distribution-spec, Pushing a blob monolithically */
async function pushBlob(target: PushTarget, repository: string, bytes: Uint8Array): Promise<Digest> {
  const digest = sha256(bytes);
  const begun = await send(target, 'POST', `/v2/${repository}/blobs/uploads/`, 202);
  const location = new URL(String(begun.headers.location), target.url);
  location.searchParams.set('digest', digest);
  await send(target, 'PUT', `${location.pathname}${location.search}`, 201, bytes, 'application/octet-stream');
  return digest;
}

/** Puts a manifest's exact bytes under a tag or its digest. @see distribution-spec, Pushing manifests */
async function pushManifest(
  target: PushTarget,
  repository: string,
  tagOrDigest: string,
  mediaType: string,
  bytes: Uint8Array,
): Promise<void> {
  await send(target, 'PUT', `/v2/${repository}/manifests/${tagOrDigest}`, 201, bytes, mediaType);
}

/** Deletes a manifest by digest: what an index names is then missing. */
async function deleteManifest(target: PushTarget, repository: string, digest: Digest): Promise<void> {
  await send(target, 'DELETE', `/v2/${repository}/manifests/${digest}`, 202);
}

async function send(
  target: PushTarget,
  method: Dispatcher.HttpMethod,
  path: string,
  expected: number,
  body?: Uint8Array,
  contentType?: string,
): Promise<Dispatcher.ResponseData> {
  const response = await request(new URL(path, target.url), {
    method,
    dispatcher: agentFor(target.ca),
    headers: {
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
      ...(target.authorization === undefined ? {} : { authorization: target.authorization }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.body.text();
  if (response.statusCode !== expected) throw new Error(`${method} ${path}: ${response.statusCode} ${text}`);
  return response;
}

const agents = new Map<string, Agent>();

function agentFor(ca = ''): Agent {
  const agent = agents.get(ca) ?? new Agent({ connections: 8, connect: ca === '' ? {} : { ca } });
  agents.set(ca, agent);
  return agent;
}
