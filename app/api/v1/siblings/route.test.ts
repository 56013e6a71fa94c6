import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftViewSchema } from '@/lib/contract/draft';
import { siblingsSchema } from '@/lib/contract/siblings';
import { formatPlatform } from '@/lib/platform/format-platform';
import { call } from '@/lib/testing/call';
import { answer, type FaultServer, registryError, startFaultServer } from '@/lib/testing/fault-server';
import { image } from '@/lib/testing/fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { layoutFilesOf, writeFolder } from '@/lib/testing/write-layout';
import * as draftSiblingsRoute from '../drafts/[id]/siblings/route';
import * as draftsRoute from '../drafts/route';
import * as siblingsRoute from './route';

let registry: RegistryServer;
let fault: FaultServer;
const build = (architecture: string, os = 'linux') => image({ os, architecture });

beforeAll(async () => {
  [registry, fault] = await Promise.all([startRegistry(), startFaultServer()]);
  fault.on('/v2/', answer({}));
  const folder = join(process.env.POLYARCH_DATA ?? '', 'layouts', 'kept');
  await Promise.all([
    ...['1-amd64', '1-arm64', 'riscv64-1', '2-amd64', '1.386.0'].map((tag) =>
      pushFixture(registry, 'team/app', build('amd64'), tag),
    ),
    ...['amd64', 'arm', 's390x'].map((name) => pushFixture(registry, `team/cool-${name}-linux`, build(name), 'v1')),
    pushFixture(registry, 'team/cool-amd64-windows', build('amd64', 'windows'), 'v1'),
    pushFixture(registry, 'team/cool-riscv64-linux', build('riscv64'), 'v0'),
    ...['amd64', 'arm64v8'].map((account) => pushFixture(registry, `${account}/tool`, build('amd64'), '3')),
    writeFolder(folder, layoutFilesOf({ '1-amd64': build('amd64'), '1-arm64': build('arm64'), other: build('386') })),
  ]);
}, 60_000);
afterAll(() => Promise.all([registry.stop(), fault.stop()]));

async function siblingsOf(ref: string) {
  const response = await call(siblingsRoute.GET, `/api/v1/siblings?ref=${encodeURIComponent(ref)}`);
  expect(response.status).toBe(200);
  return siblingsSchema.parse(await response.json());
}
const found = async (ref: string) =>
  Object.fromEntries(
    (await siblingsOf(ref)).families.map(({ pattern, siblings }) => [
      pattern,
      siblings.map(
        ({ reference, platform }) => `${reference.split('/').slice(1).join('/')} ${formatPlatform(platform)}`,
      ),
    ]),
  );

it('finds tags of the same repository, whichever side the platform stands on', async () => {
  expect(await found(`${registry.host}/team/app:1`)).toEqual({
    'app:1-{arch}': expect.arrayContaining(['team/app:1-amd64 linux/amd64', 'team/app:1-arm64 linux/arm64']),
    'app:{arch}-1': ['team/app:riscv64-1 linux/riscv64'],
  });
});

it('finds repositories of one pattern that have the tag, from a name that says a platform or from the stem', async () => {
  const expected = {
    'cool-{arch}-{os}:v1': [
      'team/cool-amd64-linux:v1 linux/amd64',
      'team/cool-arm-linux:v1 linux/arm',
      'team/cool-s390x-linux:v1 linux/s390x',
      'team/cool-amd64-windows:v1 windows/amd64',
    ],
  };
  expect(await found(`${registry.host}/team/cool-arm-linux:v1`)).toEqual(expected);
  expect(await found(`${registry.host}/team/cool:v1`)).toEqual(expected);
});

it('finds accounts of architectures', async () => {
  expect(await found(`${registry.host}/arm64v8/tool:3`)).toEqual({
    '{arch}/tool:3': ['amd64/tool:3 linux/amd64', 'arm64v8/tool:3 linux/arm64/v8'],
  });
});

it('finds tags of a layout', async () => {
  const { families } = await siblingsOf('oci-layout://kept:1');
  expect(families.map(({ pattern, siblings }) => [pattern, siblings.length])).toEqual([['kept:1-{arch}', 2]]);
});

it('finds nothing where nothing is', async () => {
  expect(await siblingsOf(`${registry.host}/team/nothing:1`)).toEqual({ families: [], notes: [] });
});

it('notes a registry that refuses, and does not ask it on', async () => {
  const limited = registryError(429, 'TOOMANYREQUESTS', 'slow down', { 'retry-after': '3600' });
  fault.on('/v2/team/app/tags/list', registryError(403, 'DENIED', 'no'));
  fault.on('/v2/team/app-amd64/manifests/1', limited);
  const { families, notes } = await siblingsOf(`${fault.host}/team/app:1`);
  expect(families).toEqual([]);
  expect(notes).toEqual([
    expect.stringMatching(/^The tags of app could not be listed: /),
    expect.stringMatching(/^Siblings may be missing: /),
  ]);
  expect(fault.seen.filter(({ method }) => method === 'HEAD').length).toBeLessThanOrEqual(8);
});

it('looks for at most 64 names, with HEAD alone', async () => {
  const platforms = ['linux', 'windows', 'darwin', 'freebsd'].flatMap((os) =>
    ['amd64', 'arm64', '386', 'arm', 'armv6', 'armv7', 'ppc64le', 's390x', 'riscv64'].map((name) => `${os}-${name}`),
  );
  const tags = platforms.flatMap((platform) => [`1-${platform}`, `${platform}-1`]);
  fault.on('/v2/many/app/tags/list', answer({ body: JSON.stringify({ tags }) }));
  const { notes } = await siblingsOf(`${fault.host}/many/app:1-linux-amd64`);
  expect(notes).toEqual(['72 names are like siblings: 64 of them were looked for.']);
  const asked = fault.seen.filter(({ path }) => path.startsWith('/v2/many/app/manifests/'));
  expect(asked.map(({ method }) => method)).toEqual(Array.from({ length: 64 }, () => 'HEAD'));
});

it('of a draft finds the siblings of its sources and its target', async () => {
  const sources = [`${registry.host}/team/cool-arm-linux:v1`];
  const json = { target: `${registry.host}/team/app:1`, sources };
  const created = draftViewSchema.parse(await (await call(draftsRoute.POST, '/', { method: 'POST', json })).json());
  const response = await call(draftSiblingsRoute.GET, '/', { parameters: { id: created.id } });
  const { families } = siblingsSchema.parse(await response.json());
  expect(families.map(({ pattern }) => pattern).sort()).toEqual([
    'app:1-{arch}',
    'app:{arch}-1',
    'cool-{arch}-{os}:v1',
  ]);
  const [arm] = created.entries;
  const digests = families.flatMap(({ siblings }) => siblings.map(({ digest }) => digest));
  expect(digests).toContain(arm?.digest);
});

it('of a draft that is gone says so', async () => {
  expect((await call(draftSiblingsRoute.GET, '/', { parameters: { id: 'none' } })).status).toBe(404);
});
