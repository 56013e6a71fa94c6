import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platformListSchema } from '@/lib/contract/platform-list';
import { formatPlatform } from '@/lib/platform/format-platform';
import { call } from '@/lib/testing/call';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { GET } from './route';

const names = ['ociIndex', 'attestations', 'nested', 'ociManifest', 'artifact', 'missingChild'] as const;

let registry: RegistryServer;
beforeAll(async () => {
  registry = await startRegistry();
  for (const name of names) await pushFixture(registry, `team/${name.toLowerCase()}`, imageFixtures[name](), '1');
}, 60_000);
afterAll(() => registry.stop());

const get = (name: string) => call(GET, `/api/v1/platforms?ref=${registry.host}/team/${name.toLowerCase()}:1`);
const platformsOf = async (name: string) =>
  platformListSchema.parse(await (await get(name)).json()).platforms.map(formatPlatform);

describe('GET /api/v1/platforms', () => {
  it.each([
    ['ociIndex', ['linux/amd64', 'linux/arm64/v8', 'linux/arm/v7']],
    ['attestations', ['linux/amd64', 'linux/arm64']],
    ['nested', ['linux/amd64', 'linux/arm64', 'linux/riscv64']],
    ['ociManifest', ['linux/amd64']],
    ['artifact', []],
    // What is listed counts, whether it can be pulled or not.
    ['missingChild', ['linux/amd64', 'linux/arm64/v8', 'linux/arm/v7']],
  ])('%s: %j', async (name, platforms) => {
    expect(await platformsOf(name)).toEqual(platforms);
  });

  it('reads nothing but the index of a flat index', async () => {
    const { descriptor } = imageFixtures.dockerList();
    await pushFixture(registry, 'team/untouched', imageFixtures.dockerList(), '1');
    const before = (await registry.log()).length;
    expect((await get('untouched')).status).toBe(200);
    const asked = (await registry.log()).slice(before).filter(({ path }) => path.includes('/untouched/'));
    expect(asked.length).toBeGreaterThan(0);
    for (const { path } of asked) expect(path).toMatch(new RegExp(`/manifests/(1|${descriptor.digest})$`));
  });

  it('answers a problem where there is no such tag', async () => {
    const response = await call(GET, `/api/v1/platforms?ref=${registry.host}/team/ociindex:9`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found' });
  });
});
