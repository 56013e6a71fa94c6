import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '@/lib/content/verify';
import { draftViewSchema } from '@/lib/contract/draft';
import { type UploadedLayout, uploadedLayoutSchema } from '@/lib/contract/layout';
import { problemDocumentSchema } from '@/lib/contract/problem';
import { settings } from '@/lib/settings';
import { archiveOf, archiveOfFiles } from '@/lib/testing/archive-of';
import { call } from '@/lib/testing/call';
import { dockerImageFiles, oldDockerArchive } from '@/lib/testing/docker-archive';
import type { Fixture } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { hasPeer, runPeer } from '@/lib/testing/peer-command';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { layoutFilesOf } from '@/lib/testing/write-layout';
import * as pushRoute from '../drafts/[id]/push/route';
import * as draftRoute from '../drafts/[id]/route';
import * as draftsRoute from '../drafts/route';
import * as pushEventsRoute from '../pushes/[id]/events/route';
import * as layoutRoute from './[name]/route';
import * as layoutsRoute from './route';

let registry: RegistryServer;
beforeAll(async () => {
  registry = await startRegistry();
}, 60_000);
afterAll(() => registry.stop());

const layouts = () => join(settings().dataFolder, 'layouts');
const send = (bytes: Uint8Array, name: string, headers: Record<string, string> = {}) =>
  call(layoutsRoute.POST, `/api/v1/layouts?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    bytes,
    headers: { 'content-type': 'application/x-tar', ...headers },
  });
async function uploaded(bytes: Uint8Array, name: string): Promise<UploadedLayout> {
  const response = await send(bytes, name);
  expect(response.status).toBe(201);
  return uploadedLayoutSchema.parse(await response.json());
}
const tarOf = (fixture: Fixture, tag = 'v1') => archiveOfFiles(layoutFilesOf({ [tag]: fixture }));
async function draftOf(json: unknown) {
  const response = await call(draftsRoute.POST, '/api/v1/drafts', { method: 'POST', json });
  expect(await response.clone().json()).not.toHaveProperty('code');
  return draftViewSchema.parse(await response.json());
}
/** Pushes a draft, and waits for the end of it. */
async function push(id: string): Promise<string> {
  const started = await call(pushRoute.POST, '/', { method: 'POST', json: { purge: true }, parameters: { id } });
  const events = await call(pushEventsRoute.GET, '/', { parameters: { id: (await started.json()).push } });
  return events.text();
}
const remove = (name: string) => call(layoutRoute.DELETE, '/', { method: 'DELETE', parameters: { name } });

describe('POST /api/v1/layouts', () => {
  it('keeps an OCI layout, and tells what is in it', async () => {
    const fixture = imageFixtures.attestations();
    const { images, ...layout } = await uploaded(await tarOf(fixture), 'Attested.oci.tar');
    expect(layout).toMatchObject({ reference: 'oci-layout://attested.oci:v1', form: 'oci-layout', manifests: 4 });
    expect(images).toHaveLength(1);
    expect(images[0]).toMatchObject({
      reference: layout.reference,
      digest: fixture.descriptor.digest,
      kind: 'index',
      names: ['v1'],
      tags: ['v1'],
      platforms: [
        { os: 'linux', architecture: 'amd64' },
        { os: 'linux', architecture: 'arm64' },
      ],
      missing: [],
      problem: null,
    });
    expect(images[0]?.entries.map(({ attests }) => attests !== null)).toEqual([false, false, true, true]);
  });

  it('gives sources of a draft whose push writes what the archives hold', async () => {
    const riscv = await archiveOf(oldDockerArchive(dockerImageFiles('riscv64', ['a', 'b']), ['app:riscv']));
    const [oci, docker] = await Promise.all([
      uploaded(await tarOf(imageFixtures.attestations()), 'app.tar'),
      uploaded(gzipSync(riscv), 'riscv.tar.gz'),
    ]);
    await pushFixture(registry, 'team/base', imageFixtures.ociManifest(), 's390x');
    const target = `${registry.host}/team/app:1`;
    const sources = [oci.reference, docker.reference, `${registry.host}/team/base:s390x`];
    const draft = await draftOf({ target, sources });
    expect(draft.entries.map(({ platform }) => platform?.architecture)).toContain('riscv64');
    expect(await push(draft.id)).toContain('"state":"done"');

    const answer = await fetch(`${registry.url}/v2/team/app/manifests/1`, {
      headers: { accept: draft.mediaType },
    });
    expect(await answer.text()).toBe(draft.manifest);
    expect(draft.manifest).toContain(docker.images[0]?.digest);
    if (!(await hasPeer('skopeo'))) return;
    for (const digest of [draft.digest, docker.images[0]?.digest ?? '']) {
      const place = `docker://${registry.host}/team/app@${digest}`;
      expect(digestOf(await runPeer('skopeo', ['inspect', '--raw', '--tls-verify=false', place]))).toBe(digest);
    }
  });

  it('tells what an archive lacks, and takes the rest into a draft', async () => {
    const { images, reference } = await uploaded(await tarOf(imageFixtures.missingChild()), 'part.tar');
    expect(images[0]?.missing).toMatchObject([{ platform: { architecture: 'arm64' } }]);
    const digests = images[0]?.entries.map(({ digest }) => digest) ?? [];
    expect(digests).toHaveLength(2);
    const draft = await draftOf({ sources: [{ ref: reference, digests }] });
    expect(draft.entries.map(({ digest }) => digest)).toEqual(digests);
  });

  it('refuses what does not match its digest as a fault of the request, and keeps nothing', async () => {
    const before = await readdir(layouts());
    const fixture = imageFixtures.ociManifest();
    const layer = fixture.blobs[1]?.descriptor.digest.replace('sha256:', 'blobs/sha256/') ?? '';
    const files = layoutFilesOf({ v1: fixture }).set(layer, Buffer.from('damaged'));
    const response = await send(await archiveOfFiles(files), 'damaged.tar');
    expect(response.status).toBe(422);
    expect(problemDocumentSchema.parse(await response.json())).toMatchObject({
      code: 'content_mismatch',
      detail: expect.stringContaining(layer),
    });
    expect(await readdir(layouts())).toEqual(before);
  });

  it('refuses what it says to be too large before it comes', async () => {
    const response = await send(Buffer.from('x'), 'large.tar', { 'content-length': `${2 ** 40}` });
    expect(response.status).toBe(413);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'])(
    'refuses %s',
    async (type) => {
      expect((await send(Buffer.from('x'), 'a.tar', { 'content-type': type })).status).toBe(415);
    },
  );
});

describe('DELETE /api/v1/layouts/{name}', () => {
  it('removes an uploaded layout, but not while a draft uses it', async () => {
    const { name, reference } = await uploaded(await tarOf(imageFixtures.ociManifest()), 'used.tar');
    const { id } = await draftOf({ sources: [reference] });
    expect((await remove(name)).status).toBe(409);
    await call(draftRoute.DELETE, '/', { method: 'DELETE', parameters: { id } });
    expect((await remove(name)).status).toBe(204);
    expect((await remove(name)).status).toBe(404);
  });

  it('removes nothing else', async () => {
    await mkdir(join(layouts(), 'by-hand'), { recursive: true });
    expect((await remove('by-hand')).status).toBe(403);
  });
});
