import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolutionSchema } from '@/lib/contract/resolve';
import type { Platform } from '@/lib/platform/platform';
import { call } from '@/lib/testing/call';
import { type Fixture, image, ociIndex } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { GET } from './route';

const linux = (architecture: string, variant?: string): Platform => ({
  os: 'linux',
  architecture,
  ...(variant && { variant }),
});
const fixtures = {
  ...imageFixtures,
  /** What a Raspberry Pi 5 is served by an image of older days. */
  onlyArmV7: () => ociIndex([image(linux('amd64')), image(linux('arm', 'v7'))]),
  newerX86: () => ociIndex([image(linux('amd64', 'v2')), image(linux('amd64', 'v3'))]),
  /** An entry whose platform stands in its config alone, after one that declares its own. */
  platformInConfig: () => {
    const { descriptor, ...rest } = image(linux('s390x'));
    const { platform: _, ...bare } = descriptor;
    return ociIndex([{ ...rest, descriptor: bare }, image(linux('arm64'))]);
  },
  /** An entry that is for another architecture than the index says. */
  liar: () => {
    const { descriptor, ...rest } = image(linux('amd64'));
    return ociIndex([{ ...rest, descriptor: { ...descriptor, platform: linux('arm64') } }]);
  },
} as const satisfies Record<string, () => Fixture>;
const names = [
  'ociIndex',
  'dockerList',
  'windows',
  'nested',
  'ociManifest',
  'artifact',
  'attestations',
  'missingChild',
  'empty',
  'onlyArmV7',
  'newerX86',
  'platformInConfig',
  'liar',
] as const;

let registry: RegistryServer;
beforeAll(async () => {
  registry = await startRegistry();
  for (const name of names) await pushFixture(registry, `team/${name.toLowerCase()}`, fixtures[name](), '1');
}, 60_000);
afterAll(() => registry.stop());

const get = (name: string, query: string) =>
  call(GET, `/api/v1/resolve?ref=${registry.host}/team/${name.toLowerCase()}:1&${query}`);
const resolutionOf = async (name: string, query: string) => {
  const response = await get(name, query);
  expect(response.status).toBe(200);
  return resolutionSchema.parse(await response.json());
};

describe('GET /api/v1/resolve', () => {
  it('names the entry that a host pulls, and what speaks for or against each', async () => {
    const { children } = imageFixtures.ociIndex();
    const resolution = await resolutionOf('ociIndex', 'host=linux/arm/v7');
    expect(resolution).toMatchObject({
      reference: `${registry.host}/team/ociindex:1`,
      engine: 'containerd',
      host: { platform: linux('arm', 'v7') },
      match: { position: 2, digest: children[2]?.descriptor.digest, platform: linux('arm', 'v7') },
      emulated: false,
      problemText: null,
    });
    expect(resolution.match?.totalBytes).toBeGreaterThan(0);
    expect(resolution.candidates.map(({ position, verdict }) => [position, verdict])).toEqual([
      [2, 'chosen'],
      [0, 'no-fit'],
      [1, 'no-fit'],
    ]);
    for (const text of [resolution.reason, ...resolution.candidates.map(({ because }) => because)]) {
      expect(text).toMatch(/^[A-Zc].*\.$/);
    }
  });

  it.each([
    ['ociIndex', 'host=arm64', 1],
    ['ociIndex', 'host=linux/arm64/v8&osVersion=&osFeatures=&engine=', 1],
    ['ociIndex', 'host=linux/s390x', null],
    ['dockerList', 'host=linux/amd64/v3&engine=podman', 0],
    ['windows', 'host=windows/amd64&osVersion=10.0.26100', 1],
    ['windows', 'host=windows/amd64&osVersion=10.0.26100&requested=true', 1],
    ['windows', 'host=windows/amd64&osVersion=10.0.20348', 0],
    ['windows', 'host=windows/amd64&osVersion=10.0.17763', null],
    ['newerX86', 'host=linux/amd64', null],
    ['newerX86', 'host=linux/amd64/v3&engine=docker', 1],
    ['platformInConfig', 'host=linux/s390x', 0],
    ['platformInConfig', 'host=linux/ppc64le', null],
    ['platformInConfig', 'host=linux/ppc64le&engine=podman', 0],
    ['missingChild', 'host=linux/arm64', 1],
    ['attestations', 'host=linux/arm64', 1],
    ['empty', 'host=linux/arm64', null],
    ['artifact', 'host=linux/amd64', null],
  ])('%s, %s: %j', async (name, query, position) => {
    expect((await resolutionOf(name, query)).match?.position ?? null).toBe(position);
  });

  it('tells where engines differ: a 64-bit ARM host and an image for 32-bit ARM', async () => {
    expect(await resolutionOf('onlyArmV7', 'host=linux/arm64/v8&aarch32=yes')).toMatchObject({
      match: { position: 1 },
      fallback: '32-bit-arm',
      aarch32Matters: true,
      emulated: false,
    });
    expect(await resolutionOf('onlyArmV7', 'host=linux/arm64/v8&aarch32=no')).toMatchObject({
      match: { position: 1 },
      emulated: true,
      emulation: { handler: 'qemu-arm' },
    });
    expect(await resolutionOf('onlyArmV7', 'host=linux/arm64/v8&engine=podman')).toMatchObject({
      match: null,
      problemText: 'no image found in image index for architecture "arm64", variant "v8", OS "linux"',
    });
  });

  it.each([
    ['containerd', 0],
    ['docker-classic', 0],
    ['podman', null],
  ])('goes into a nested index where %s does', async (engine, position) => {
    const { match, reason } = await resolutionOf('nested', `host=linux/arm64&engine=${engine}`);
    expect(match?.position ?? null).toBe(position);
    expect(match?.id).toBe(position === null ? undefined : '1.0');
    expect(reason).toMatch(/arm64/);
  });

  it('a single manifest is taken without a choice, and what that means for the host is said', async () => {
    expect(await resolutionOf('ociManifest', 'host=linux/arm64/v8&engine=docker')).toMatchObject({
      match: { position: 0, platform: linux('amd64') },
      emulated: true,
      emulation: { handler: 'qemu-x86_64' },
      warning:
        "The requested image's platform (linux/amd64) does not match the detected host platform (linux/arm64/v8) and no specific platform was requested",
    });
    expect(await resolutionOf('ociManifest', 'host=linux/arm64&engine=docker&requested=true')).toMatchObject({
      match: null,
      problemText: expect.stringMatching(/does not provide the specified platform \(linux\/arm64\)$/),
    });
    expect(await resolutionOf('ociManifest', 'host=linux/amd64')).toMatchObject({ emulated: false, warning: null });
  });

  it('emulated is what the config says, not the index', async () => {
    expect(await resolutionOf('liar', 'host=linux/arm64')).toMatchObject({ match: { position: 0 }, emulated: true });
  });

  it('reads of an index what decides, and what is taken', async () => {
    const fixture = imageFixtures.dockerList();
    await pushFixture(registry, 'team/untouched', fixture, '1');
    const before = (await registry.log()).length;
    expect((await get('untouched', 'host=linux/arm64')).status).toBe(200);
    const asked = (await registry.log()).slice(before).map(({ path }) => path);
    const others = [fixture.children[0], fixture.children[2]].map((child) => child?.descriptor.digest ?? '');
    for (const digest of others) expect(asked.filter((path) => path.includes(digest))).toEqual([]);
  });

  it.each([
    ['host=linux', /“linux” is not a platform/],
    ['host=', /“host” is missing/],
    ['host=linux/arm64&engine=rkt', /“engine” is “rkt”, but it must be one of containerd, docker/],
    ['host=windows/amd64&osVersion=a b', /“osVersion”/],
  ])('refuses %s', async (query, detail) => {
    const response = await get('ociIndex', query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'request_invalid', detail: expect.stringMatching(detail) });
  });

  it('answers a problem where there is no such tag', async () => {
    const response = await call(GET, `/api/v1/resolve?ref=${registry.host}/team/ociindex:9&host=linux/amd64`);
    expect(response.status).toBe(404);
  });
});
