import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deletionPlanSchema, deletionSchema } from '@/lib/contract/deletion';
import { database, openDatabase } from '@/lib/store/database';
import { recentViews, rememberView } from '@/lib/store/recent-views';
import { call } from '@/lib/testing/call';
import { image } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { layoutFilesOf, writeFolder } from '@/lib/testing/write-layout';
import { GET as planRoute } from './deletion/route';
import { DELETE } from './route';

const fixture = imageFixtures.ociIndex();
const { digest } = fixture.descriptor;
const other = image({ os: 'linux', architecture: 'amd64' }, { content: 'other' });

let folder: string;
let registry: RegistryServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-delete-'));
  vi.stubEnv('POLYARCH_DATA', folder);
  globalThis.polyarchStore = openDatabase(folder);
  registry = await startRegistry();
  for (const tag of ['v1', 'latest']) await pushFixture(registry, 'team/app', fixture, tag);
  await writeFolder(join(folder, 'layouts', 'mine'), layoutFilesOf({ v1: fixture, v2: fixture, v3: other }));
}, 60_000);
afterAll(async () => {
  await registry.stop();
  await (await database()).destroy();
  globalThis.polyarchStore = undefined;
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const query = (ref: string, more: string) => `?ref=${encodeURIComponent(ref)}${more}`;
const remove = (ref: string, more = '') => call(DELETE, `/api/v1/tags${query(ref, more)}`, { method: 'DELETE' });
const plan = async (ref: string) =>
  deletionPlanSchema.parse(await (await call(planRoute, `/api/v1/tags/deletion${query(ref, '')}`)).json());

describe('DELETE /api/v1/tags', () => {
  it('answers 405 where the registry deletes no tag alone, and the plan knows it from then on', async () => {
    const ref = `${registry.host}/team/app:v1`;
    expect((await plan(ref)).can).toEqual({ tags: null, manifests: null });
    const response = await remove(ref);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(await response.json()).toMatchObject({ code: 'unsupported', status: 405 });
    expect((await plan(ref)).can).toEqual({ tags: false, manifests: null });
  });

  it('deletes nothing when the tag no longer points to what was expected', async () => {
    const response = await remove(`${registry.host}/team/app:v1`, `&what=manifest&expect=${other.descriptor.digest}`);
    expect([response.status, (await response.json()).code]).toEqual([409, 'conflict']);
    expect((await plan(`${registry.host}/team/app:v1`)).digest).toBe(digest);
  });

  it('deletes a manifest with its tags, and forgets that they were looked at', async () => {
    const ref = `${registry.host}/team/app:v1`;
    await rememberView({ reference: ref, kind: 'index', mediaType: 'x', platforms: [] });
    expect((await plan(ref)).otherTags).toEqual(['latest']);
    const response = await remove(ref, `&what=manifest&expect=${digest}`);
    expect(deletionSchema.parse(await response.json())).toEqual({
      reference: ref,
      deleted: 'manifest',
      digest,
      manifestRemains: false,
    });
    expect(await recentViews(10)).toEqual([]);
    for (const tag of ['v1', 'latest']) {
      expect((await remove(`${registry.host}/team/app:${tag}`)).status).toBe(404);
    }
  });

  it('deletes a tag of a layout alone', async () => {
    expect(await plan('oci-layout://mine:v1')).toMatchObject({
      otherTags: ['v2'],
      can: { tags: true, manifests: true },
    });
    const response = await remove('oci-layout://mine:v1');
    expect(await response.json()).toEqual({
      reference: 'oci-layout://mine:v1',
      deleted: 'tag',
      digest,
      manifestRemains: true,
    });
    expect((await plan('oci-layout://mine:v2')).otherTags).toEqual([]);
  });

  it('deletes a manifest of a layout by its digest', async () => {
    const response = await remove(`oci-layout://mine@${other.descriptor.digest}`);
    expect(await response.json()).toMatchObject({ deleted: 'manifest', manifestRemains: false });
    expect((await remove('oci-layout://mine:v3')).status).toBe(404);
  });

  it.each([
    ['alpine', '', 'request_invalid'],
    [`alpine@${digest}`, '&what=tag', 'request_invalid'],
    ['alpine:1', '&what=all', 'request_invalid'],
    ['alpine:1', '&expect=latest', 'request_invalid'],
    ['Alpine:1', '', 'reference_invalid'],
  ])('refuses %s%s', async (ref, more, code) => {
    const response = await remove(ref, more);
    expect([response.status, (await response.json()).code]).toEqual([400, code]);
  });
});
