import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deletionPlanSchema } from '@/lib/contract/deletion';
import { parseReference, type RegistryReference } from '@/lib/oci/reference';
import { registryContent } from '@/lib/registry/registry-content';
import { registryDeletion } from '@/lib/registry/registry-deletion';
import { answer, startFaultServer } from '@/lib/testing/fault-server';
import { image, ociIndex } from '@/lib/testing/fixtures';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { serveFixture } from '@/lib/testing/served-fixture';
import { planDeletion } from './plan-deletion';

const amd64 = image({ os: 'linux', architecture: 'amd64' });
const arm64 = image({ os: 'linux', architecture: 'arm64' });
const both = ociIndex([amd64, arm64]);
const alone = ociIndex([arm64]);

let registry: RegistryServer;
let registries = freshRegistries();
beforeAll(async () => {
  registry = await startRegistry();
  for (const tag of ['v1', 'v1.0', 'latest']) await pushFixture(registry, 'team/app', both, tag);
  await pushFixture(registry, 'team/app', alone, 'arm');
  for (const tag of ['v1-amd64', 'amd64']) await pushFixture(registry, 'team/app', amd64, tag);
}, 60_000);
afterAll(() => registry.stop());
beforeEach(() => {
  registries = freshRegistries();
});

async function plan(text: string, look?: number) {
  const reference = parseReference(text) as RegistryReference;
  const found = await planDeletion(reference, {
    content: registryContent(reference, registries),
    deletion: registryDeletion(reference, registries),
    ...(look !== undefined && { look }),
  });
  return deletionPlanSchema.parse(found);
}

describe('what falls', () => {
  it('of an index are its other tags', async () => {
    const found = await plan(`${registry.host}/team/app:v1`);
    expect({ ...found, otherTags: [...found.otherTags].sort() }).toEqual({
      reference: `${registry.host}/team/app:v1`,
      tag: 'v1',
      digest: both.descriptor.digest,
      mediaType: both.descriptor.mediaType,
      otherTags: ['latest', 'v1.0'],
      lists: [],
      looked: { tags: 6, isAllTags: true, lists: 1, unreadLists: 0 },
      can: { tags: null, manifests: null },
      cost: { requests: expect.any(Number), bytesRead: expect.any(Number) },
    });
  });

  it('of an image are the lists that name it, with their tags', async () => {
    const { otherTags, lists, looked } = await plan(`${registry.host}/team/app:v1-amd64`);
    expect(otherTags).toEqual(['amd64']);
    expect(lists.map(({ digest, tags }) => [digest, [...tags].sort()])).toEqual([
      [both.descriptor.digest, ['latest', 'v1', 'v1.0']],
    ]);
    expect(looked).toEqual({ tags: 6, isAllTags: true, lists: 2, unreadLists: 0 });
  });

  it('of a digest are all its tags', async () => {
    const { tag, otherTags } = await plan(`${registry.host}/team/app@${amd64.descriptor.digest}`);
    expect([tag, [...otherTags].sort()]).toEqual([null, ['amd64', 'v1-amd64']]);
  });
});

describe('how far was looked', () => {
  it('is told where there are more tags than were looked at', async () => {
    expect((await plan(`${registry.host}/team/app:v1`, 2)).looked).toMatchObject({ tags: 2, isAllTags: false });
    expect((await plan(`${registry.host}/team/app:v1`, 0)).looked).toMatchObject({ tags: 0, isAllTags: false });
  });

  it('costs one HEAD for each tag, and each list once', async () => {
    const { cost, looked } = await plan(`${registry.host}/team/app:v1-amd64`);
    expect(cost.requests).toBeLessThanOrEqual(1 + 1 + looked.tags + looked.lists);
  });

  it('leaves out lists where pulls are scarce, and tags that cannot be read, and says so', async () => {
    const server = await startFaultServer();
    const scarce = { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '3;w=21600' };
    serveFixture(server, 'team/app', both, 'v1', scarce);
    serveFixture(server, 'team/app', amd64, 'amd64', scarce);
    server.on('/v2/team/app/tags/list', answer({ body: JSON.stringify({ tags: ['v1', 'amd64', 'broken'] }) }));
    server.on('/v2/team/app/manifests/broken', answer({ status: 500 }));
    const { lists, looked } = await plan(`${server.host}/team/app:amd64`);
    expect(lists).toEqual([]);
    expect(looked).toEqual({ tags: 2, isAllTags: false, lists: 0, unreadLists: 1 });
    expect(server.seen.filter(({ method, path }) => method === 'GET' && path.includes('manifests'))).toEqual([]);
    await server.stop();
  });
});

it.each([
  ['/team/app', 'request_invalid'],
  ['/team/app:none', 'not_found'],
])('of %s there is no plan', async (path, code) => {
  await expect(plan(registry.host + path)).rejects.toMatchObject({ problem: { code } });
});
