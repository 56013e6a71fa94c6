import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '@/lib/content/verify';
import type { DraftView } from '@/lib/contract/draft';
import { draftViewSchema } from '@/lib/contract/draft';
import { type Push, pushPlanSchema, pushSchema } from '@/lib/contract/push';
import { loadImage } from '@/lib/inspect/load-image';
import { layoutsFolder } from '@/lib/layout/layouts-folder';
import type { Digest } from '@/lib/oci/digest';
import { digestHex } from '@/lib/oci/digest';
import { mediaType } from '@/lib/oci/media-type';
import { parseReference } from '@/lib/oci/reference';
import { call } from '@/lib/testing/call';
import { answer } from '@/lib/testing/fault-server';
import { type Fixture, image, manifestFixture, ociIndex } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { inSha512, sha512 } from '@/lib/testing/in-sha512';
import { type ModernRegistry, startModernRegistry } from '@/lib/testing/modern-registry';
import { pushEnded, pushed } from '@/lib/testing/pushed';
import { layoutFilesOf, writeFolder } from '@/lib/testing/write-layout';
import * as entryRoute from '../drafts/[id]/entries/[entry]/route';
import * as planRoute from '../drafts/[id]/plan/route';
import * as pushRoute from '../drafts/[id]/push/route';
import * as draftsRoute from '../drafts/route';
import * as undoRoute from './[id]/undo/route';

// Distribution 2.8 takes no sha512: what stands for it here are layouts and a registry of the latest specification.

const attested = inSha512(imageFixtures.attestations());
const single = inSha512(image({ os: 'linux', architecture: 's390x' }));
const damaged = inSha512(image({ os: 'linux', architecture: 'riscv64' }));

let registry: ModernRegistry;
let far: ModernRegistry;
beforeAll(async () => {
  [registry, far] = await Promise.all([startModernRegistry(), startModernRegistry()]);
  for (const server of [registry, far]) {
    server.keep('from/attested', attested, '1');
    server.keep('from/single', single, '1');
    server.keep('from/damaged', damaged, '1');
  }
  await writeFolder(join(layoutsFolder(), 'from'), layoutFilesOf({ attested, single, damaged }));
});
afterAll(() => Promise.all([registry.stop(), far.stop()]));

const sources = {
  'the same registry': (name: string) => `${registry.host}/from/${name}:1`,
  'another registry': (name: string) => `${far.host}/from/${name}:1`,
  'a layout': (name: string) => `oci-layout://from:${name}`,
} as const;
const targets = {
  'a registry': (name: string) => `${registry.host}/to/${name}`,
  'a layout': (name: string) => `oci-layout://to-${name}`,
} as const;
const ways = Object.entries(sources).flatMap(([from, source]) =>
  Object.entries(targets).map(([to, target]) => ({
    from,
    to,
    source,
    target: (name: string) => target(`${name}-${from.replaceAll(' ', '-')}`),
  })),
);

const compose = async (json: object): Promise<DraftView> => {
  const response = await call(draftsRoute.POST, '/api/v1/drafts', { method: 'POST', json });
  return draftViewSchema.parse(await response.json());
};
const start = async (id: string, json: object = {}): Promise<Push> => {
  const response = await call(pushRoute.POST, '/', { method: 'POST', parameters: { id }, json });
  expect(response.status).toBe(202);
  return pushSchema.parse(await pushEnded((await response.json()).push));
};
const undo = async (id: string): Promise<Push> => {
  const response = await call(undoRoute.POST, '/', { method: 'POST', parameters: { id } });
  expect(response.status).toBe(202);
  return pushEnded((await response.json()).id);
};
const tagNow = async (reference: string) => (await loadImage(parseReference(reference))).digest;

describe.each(ways)('from $from to $to', ({ from, to, source, target }) => {
  it('everything within keeps its sha512, and is what that says', async () => {
    const draft = await compose({ target: `${target('copy')}:1`, sources: [source('attested')] });
    expect(draft.entries.map(({ digest }) => digest)).toEqual(
      attested.children.map(({ descriptor }) => descriptor.digest),
    );
    const plan = pushPlanSchema.parse(await (await call(planRoute.GET, '/', { parameters: { id: draft.id } })).json());
    expect(plan.steps.filter(({ kind }) => kind === 'blob').every(({ digest }) => digest.startsWith('sha512:'))).toBe(
      true,
    );
    const push = await start(draft.id, { expect: null });
    expect(push).toMatchObject({ state: 'done', digest: draft.digest });
    if (from === 'the same registry' && to === 'a registry') expect(push.bytes.total).toBe(0);
    const copied = await loadImage(parseReference(`${target('copy')}:1`));
    expect(copied.entries.map(({ digest, problem }) => [digest, problem])).toEqual(
      attested.children.slice(0, 2).map(({ descriptor }) => [descriptor.digest, null]),
    );
    // A tag is named by sha256, as registries do; the bytes are the same.
    expect(push.digest).toBe(digestOf(attested.bytes));
  });
});

describe.each(ways.filter(({ from }) => from !== 'the same registry'))('from $from to $to', ({ source, target }) => {
  it('what is damaged on its way is found out by its sha512, and no tag is written', async () => {
    const { digest, size } = damaged.blobs[1]?.descriptor ?? damaged.descriptor;
    const wrong = Buffer.alloc(size, 'x');
    far.on(`/v2/from/damaged/blobs/${digest}`, answer({ body: wrong }));
    await writeFile(join(layoutsFolder(), 'from/blobs/sha512', digestHex(digest)), wrong);
    const push = await pushed(`${target('broken')}:1`, source('damaged'));
    expect(push).toMatchObject({ state: 'failed', problem: { code: 'content_mismatch', details: { side: 'source' } } });
    await expect(tagNow(`${target('broken')}:1`)).rejects.toMatchObject({ problem: { code: 'not_found' } });
  });
});

describe.each(Object.entries(targets))('a tag in %s that names its manifest by sha512', (_, target) => {
  const place = () => target('held');
  beforeAll(async () => {
    registry.keep('to/held', single, '1');
    await writeFolder(join(layoutsFolder(), 'to-held'), layoutFilesOf({ '1': single }));
  });

  it('is seen, expected, written over and put back', async () => {
    const draft = await compose({ target: `${place()}:1`, sources: [sources['a layout']('attested')] });
    expect(draft.today?.digest).toBe(single.descriptor.digest);
    const push = await start(draft.id, { expect: single.descriptor.digest });
    expect(push).toMatchObject({ state: 'done', before: single.descriptor.digest });
    const undone = await undo(push.id);
    expect(undone).toMatchObject({ state: 'done', problem: null });
    // Which name a registry gives to the same bytes is its own choice.
    expect([single.descriptor.digest, digestOf(single.bytes)]).toContain(await tagNow(`${place()}:1`));
  });

  it('is amended; an entry is named by its sha512', async () => {
    const amended = await compose({ target: `${place()}:2`, sources: [`${place()}@${single.descriptor.digest}`] });
    const entry = single.descriptor.digest;
    const response = await call(entryRoute.PATCH, '/', {
      method: 'PATCH',
      parameters: { id: amended.id, entry },
      json: { annotations: { a: 'b' } },
    });
    expect(response.status).toBe(200);
    expect(draftViewSchema.parse(await response.json()).entries).toMatchObject([
      { digest: entry, annotations: { a: 'b' } },
    ]);
    expect(await start(amended.id)).toMatchObject({ state: 'done' });
  });
});

it('what refers to a sha512 is listed under as much of it as a tag takes, also where two share that', async () => {
  const cut = 'c'.repeat(64);
  const about = (rest: string): Fixture => {
    const digest: Digest = `sha512:${cut}${rest.repeat(64)}`;
    const subject = { mediaType: mediaType.ociManifest, digest, size: 1 };
    const config = { mediaType: mediaType.ociEmpty, digest: sha512(Buffer.from('{}')), size: 2 };
    const body = {
      schemaVersion: 2,
      mediaType: mediaType.ociManifest,
      artifactType: 'x/y',
      config,
      layers: [],
      subject,
    };
    const blobs = [{ descriptor: config, bytes: Buffer.from('{}') }];
    return manifestFixture(mediaType.ociManifest, body, { blobs });
  };
  const both = [about('a'), about('b')];
  registry.keep('from/about', ociIndex(both), '1');
  const push = await pushed(`${registry.host}/to/about:1`, `${registry.host}/from/about:1`);
  expect(push.steps.filter(({ kind }) => kind === 'referrers')).toMatchObject([
    { tag: `sha512-${cut}`, state: 'done' },
  ]);
  const list = await loadImage(parseReference(`${registry.host}/to/about:sha512-${cut}`));
  expect(list.entries.map(({ digest }) => digest)).toEqual(both.map(({ descriptor }) => descriptor.digest));
});

describe.each([
  [202, { state: 'done', digest: null, problem: null }],
  [405, { state: 'failed', problem: { code: 'unsupported', details: { side: 'target' } } }],
  [400, { state: 'failed', problem: { code: 'unsupported', details: { side: 'target' } } }],
] as const)('a registry that answers %i to the deletion of a tag', (deletesTags, expected) => {
  it('undo of a tag that was new ends so', async () => {
    const server = await startModernRegistry({ deletesTags });
    const push = await pushed(`${server.host}/to/new:1`, sources['a layout']('single'));
    expect(push).toMatchObject({ state: 'done', before: null });
    expect(await undo(push.id)).toMatchObject(expected);
    expect(server.repository('to/new').tags.has('1')).toBe(deletesTags !== 202);
    await server.stop();
  });
});

it('undo of a tag that was new takes it out of a layout; what it held stays, without a tag', async () => {
  const push = await pushed('oci-layout://new:1', sources['a layout']('single'));
  expect(await undo(push.id)).toMatchObject({ state: 'done', digest: null });
  await expect(tagNow('oci-layout://new:1')).rejects.toMatchObject({ problem: { code: 'not_found' } });
  expect(await tagNow(`oci-layout://new@${push.digest}`)).toBe(push.digest);
});
