import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Comparison, comparisonSchema } from '@/lib/contract/comparison';
import { call } from '@/lib/testing/call';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { releaseFixtures } from '@/lib/testing/release-fixtures';
import { GET } from './route';

let registry: RegistryServer;
let other: RegistryServer;
beforeAll(async () => {
  [registry, other] = await Promise.all([startRegistry(), startRegistry()]);
  await pushFixture(registry, 'team/gateway', releaseFixtures.before(), '2.3.1');
  await pushFixture(registry, 'team/gateway', releaseFixtures.after(), '2.4.0');
  await pushFixture(other, 'mirror/gateway', releaseFixtures.before(), '2.3.1');
  await pushFixture(registry, 'team/single', imageFixtures.dockerManifest(), '1');
  await pushFixture(registry, 'team/list', imageFixtures.dockerList(), '1');
  await pushFixture(registry, 'team/index', imageFixtures.ociIndex(), '1');
});
afterAll(() => Promise.all([registry.stop(), other.stop()]));

const gateway = (tag: string) => `${registry.host}/team/gateway:${tag}`;

function ask(a: string, b: string, more = ''): Promise<Response> {
  return call(GET, `/api/v1/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}${more}`);
}

async function compare(...asked: Parameters<typeof ask>): Promise<Comparison> {
  const response = await ask(...asked);
  expect(response.status).toBe(200);
  return comparisonSchema.parse(await response.json());
}

const verdicts = ({ platforms }: Comparison) =>
  platforms?.map(({ verdict, a, b }) => [verdict, (b ?? a)?.platform?.architecture, (b ?? a)?.platform?.variant]);

describe('GET /api/v1/compare', () => {
  it('tells what became of each platform of a tag', async () => {
    const comparison = await compare(gateway('2.3.1'), gateway('2.4.0'));
    expect(comparison.counts).toEqual({ same: 1, changed: 3, added: 1, removed: 1 });
    expect(verdicts(comparison)).toEqual([
      ['changed', 'amd64', undefined],
      ['changed', 'arm64', 'v8'],
      ['changed', 'arm', undefined],
      ['same', 'arm', 'v7'],
      ['added', 's390x', undefined],
      ['removed', 'riscv64', undefined],
    ]);
    expect(comparison.platforms?.[2]).toMatchObject({ matched: 'variant-lost' });
  });

  it('tells what a host must pull, layer by layer, and which fields of the config differ', async () => {
    const { platforms } = await compare(gateway('2.3.1'), gateway('2.4.0'));
    const arm64 = platforms?.[1];
    expect(arm64?.summary).toBe('1 of 2 layers, user, 2 env, 1 label');
    const [, fresh] = arm64?.layers?.rows ?? [];
    expect(arm64?.layers).toMatchObject({ reused: 1, total: 2, rows: [{ verdict: 'same' }, { verdict: 'changed' }] });
    expect(arm64?.layers?.pullBytes).toBeGreaterThan(fresh?.b?.sizeBytes ?? Number.POSITIVE_INFINITY);
    expect(arm64?.layers?.pullBytes).toBeLessThan(arm64?.b?.totalBytes ?? 0);
    expect(arm64?.fields.find(({ name }) => name === 'user')).toMatchObject({ verdict: 'added', b: 'gateway' });
  });

  it('names the machines that lose their match', async () => {
    const { hosts } = await compare(gateway('2.3.1'), gateway('2.4.0'));
    const lost = hosts.filter(({ effect }) => effect === 'lost').flatMap(({ machines }) => machines);
    expect(lost).toContain('RISC-V');
    expect(lost).toContain('Raspberry Pi 1, Zero');
  });

  it('finds the same images identical in two registries', async () => {
    const comparison = await compare(gateway('2.3.1'), `${other.host}/mirror/gateway:2.3.1`);
    expect(comparison).toMatchObject({
      identical: true,
      counts: { same: 5, changed: 0, added: 0, removed: 0 },
      hosts: [],
    });
  });

  it('compares a single manifest with a list, and a Docker list with an OCI index', async () => {
    const single = await compare(`${registry.host}/team/single:1`, `${registry.host}/team/list:1`);
    expect(verdicts(single)).toEqual([
      ['same', 'amd64', undefined],
      ['added', 'arm64', 'v8'],
      ['added', 'arm', 'v7'],
    ]);
    const formats = await compare(`${registry.host}/team/list:1`, `${registry.host}/team/index:1`);
    expect(formats.annotations).toMatchObject([{ name: 'mediaType', verdict: 'changed' }]);
    expect(formats.counts).toEqual({ same: 0, changed: 3, added: 0, removed: 0 });
    expect(formats.platforms?.[0]?.fields.map(({ name }) => name)).toEqual(['mediaType', 'config type']);
  });

  it('compares two platforms of one image', async () => {
    const comparison = await compare(gateway('2.4.0'), gateway('2.4.0'), '&aEntry=linux/amd64&bEntry=1');
    expect(comparison.platforms).toMatchObject([
      { id: '0~1', matched: 'chosen', verdict: 'changed', layers: { reused: 0, total: 2 } },
    ]);
  });

  it('answers the side that is there where the other cannot be read', async () => {
    const comparison = await compare(gateway('nope'), gateway('2.4.0'));
    expect(comparison).toMatchObject({
      a: { image: null, problem: { code: 'not_found' } },
      b: { image: { kind: 'index' }, problem: null },
      platforms: null,
    });
  });

  it('fails where neither side can be read', async () => {
    expect((await ask(gateway('nope'), gateway('none'))).status).toBe(404);
  });

  it('says what an entry is missing, and that both are needed', async () => {
    const missing = await ask(gateway('2.4.0'), gateway('2.4.0'), '&aEntry=linux/amd64&bEntry=linux/mips');
    expect([missing.status, (await missing.json()).detail]).toEqual([404, expect.stringContaining('linux/mips')]);
    expect((await ask(gateway('2.4.0'), gateway('2.4.0'), '&aEntry=0')).status).toBe(400);
  });
});
