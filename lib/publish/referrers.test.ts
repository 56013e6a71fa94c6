import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Push } from '@/lib/contract/push';
import { layoutsFolder } from '@/lib/layout/layouts-folder';
import type { Descriptor } from '@/lib/oci/descriptor';
import { mediaType } from '@/lib/oci/media-type';
import { parseReference } from '@/lib/oci/reference';
import { referrersTag } from '@/lib/oci/referrers-tag';
import { answer, type Behaviour, inTurn, registryError } from '@/lib/testing/fault-server';
import {
  describedAs,
  dockerList,
  type Fixture,
  image,
  jsonBlob,
  manifestFixture,
  ociIndex,
} from '@/lib/testing/fixtures';
import { type ModernRegistry, startModernRegistry } from '@/lib/testing/modern-registry';
import { pushFixture } from '@/lib/testing/push';
import { pushEnded, pushed } from '@/lib/testing/pushed';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { composeDraft } from './compose-draft';
import { deleteImage } from './delete-image';
import { pushPlan } from './push-plan';
import { resumePush } from './start-push';
import { tagBefore } from './tag-before';
import { undoPush } from './undo-push';

const app = image({ os: 'linux', architecture: 'amd64' });
const tag = referrersTag(app.descriptor.digest);
const unknown = { os: 'unknown', architecture: 'unknown' };

/** An artifact that belongs to `app`. */
function signature(note = 'first'): Fixture {
  const config = jsonBlob('application/vnd.example.signature.config', {});
  const annotations = { 'org.example.note': note };
  const type = mediaType.ociManifest;
  const body = {
    schemaVersion: 2,
    mediaType: type,
    config: config.descriptor,
    layers: [],
    subject: app.descriptor,
    annotations,
  };
  return describedAs(manifestFixture(type, body, { blobs: [config] }), { platform: unknown });
}
/** How a list of referrers describes it. */
function listed({ descriptor: { mediaType: type, digest, size } }: Fixture, note = 'first') {
  const artifactType = 'application/vnd.example.signature.config';
  return { mediaType: type, digest, size, annotations: { 'org.example.note': note }, artifactType };
}
/** `app` with what belongs to it, as BuildKit can store attestations. */
const signed = () => ociIndex([app, signature()]);

/** An index that belongs to `app` itself. */
function more(): Fixture {
  const child = image({ os: 'linux', architecture: 'arm64' });
  const type = mediaType.ociIndex;
  const artifactType = 'application/vnd.example.more';
  const body = {
    schemaVersion: 2,
    mediaType: type,
    artifactType,
    manifests: [child.descriptor],
    subject: app.descriptor,
  };
  return manifestFixture(type, body, { children: [child] });
}

/** The entries of the list at `repository`; null where there is none. */
async function listAt(repository: string): Promise<readonly Descriptor[] | null> {
  const list = await tagBefore({ ...parseReference(repository), tag });
  return list && JSON.parse(Buffer.from(list.bytes).toString()).manifests;
}
const stepOf = ({ steps }: Pick<Push, 'steps'>) => steps.find(({ kind }) => kind === 'referrers');
const planOf = async (target: string, source: string) => pushPlan(await composeDraft({ target, sources: [source] }));

describe('a registry of the latest specification', () => {
  let registry: ModernRegistry;
  let repository: string;
  beforeEach(async () => {
    registry = await startModernRegistry({ referrers: true });
    repository = `${registry.host}/team/app`;
    registry.keep('team/from', signed(), 'signed');
    registry.keep('team/from', more(), 'more');
  });
  afterEach(() => registry.stop());

  it.each(['signed', 'more'])(
    'lists what belongs to something itself: no tag is written beside it (%s)',
    async (source) => {
      registry.keep('team/app', app);
      expect(stepOf(await planOf(`${repository}:1`, `${registry.host}/team/from:${source}`))).toMatchObject({
        way: 'there',
      });
      const push = await pushed(`${repository}:1`, `${registry.host}/team/from:${source}`);
      expect(push).toMatchObject({ state: 'done' });
      expect(stepOf(push)).toMatchObject({ way: 'there', state: 'done' });
      expect([...registry.repository('team/app').tags.keys()]).toEqual(['1']);
    },
  );

  it('is believed when it takes the manifest, not before', async () => {
    const path = `/v2/team/app/referrers/${app.descriptor.digest}`;
    registry.on(path, registryError(404, 'NAME_UNKNOWN', 'no such repository yet'));
    expect(stepOf(await planOf(`${repository}:1`, `${registry.host}/team/from:signed`))).toMatchObject({ way: 'put' });
    expect(stepOf(await pushed(`${repository}:1`, `${registry.host}/team/from:signed`))).toMatchObject({
      way: 'there',
    });
    expect([...registry.repository('team/app').tags.keys()]).toEqual(['1']);
  });
});

describe('a registry that keeps no lists of referrers', () => {
  let registry: ModernRegistry;
  let repository: string;
  let from: string;
  const listPath = `/v2/team/app/manifests/${tag}`;
  beforeEach(async () => {
    registry = await startModernRegistry();
    repository = `${registry.host}/team/app`;
    from = `${registry.host}/team/from`;
    registry.keep('team/from', signed(), 'signed');
    registry.keep('team/from', more(), 'more');
    // The subject of `more` is no child of it.
    registry.keep('team/app', app);
  });
  afterEach(() => registry.stop());
  const putsOf = (path: string) => registry.seen.filter((seen) => seen.method === 'PUT' && seen.path === path);
  const holdList = (...manifests: readonly object[]) =>
    registry.keep(
      'team/app',
      manifestFixture(mediaType.ociIndex, { schemaVersion: 2, 'org.example.kept': true, manifests }),
      tag,
    );
  const foreign = (note: string) => {
    registry.keep('team/app', signature(note));
    return { ...listed(signature(note), note), 'x-unknown': { kept: [1] } };
  };

  it('gets a list of what is copied, before the tag, and the plan says so', async () => {
    const plan = await planOf(`${repository}:1`, `${from}:signed`);
    expect(stepOf(plan)).toMatchObject({ way: 'put', tag, entries: [signature().descriptor.digest] });
    const push = await pushed(`${repository}:1`, `${from}:signed`);
    expect(stepOf(push)).toMatchObject({ state: 'done', way: 'put' });
    expect(await listAt(repository)).toEqual([listed(signature())]);
    const written = registry.seen.filter(({ method }) => method === 'PUT').map(({ path }) => path);
    expect(written.slice(-2)).toEqual([listPath, '/v2/team/app/manifests/1']);
    expect(plan.requests).toBe(registry.seen.filter(({ method }) => /PUT|POST/.test(method)).length);
    expect(push.log.filter(({ what }) => what.endsWith(tag)).map(({ method }) => method)).toEqual([
      'GET',
      'PUT',
      'HEAD',
    ]);
  });

  it('gets an index listed that belongs to something itself', async () => {
    expect(await pushed(`${repository}:more`, `${from}:more`)).toMatchObject({ state: 'done' });
    const { digest, mediaType: type, size } = more().descriptor;
    expect(await listAt(repository)).toEqual([
      { mediaType: type, digest, size, artifactType: 'application/vnd.example.more' },
    ]);
  });

  it('keeps what others have listed, byte by byte, and lists nothing twice', async () => {
    const [first, second] = [foreign('other'), foreign('another')];
    holdList(first, second);
    await pushed(`${repository}:1`, `${from}:signed`);
    await pushed(`${repository}:2`, `${from}:signed`);
    expect(await listAt(repository)).toEqual([first, second, listed(signature())]);
    const list = await tagBefore({ ...parseReference(repository), tag });
    expect(JSON.parse(Buffer.from(list?.bytes ?? []).toString())).toMatchObject({ 'org.example.kept': true });
    expect(putsOf(listPath)).toHaveLength(1);
  });

  it('takes an empty list as Go writes it', async () => {
    registry.keep('team/app', manifestFixture(mediaType.ociIndex, { schemaVersion: 2, manifests: null }), tag);
    await pushed(`${repository}:1`, `${from}:signed`);
    expect(await listAt(repository)).toEqual([listed(signature())]);
  });

  /** Somebody who has read the list before us, and writes it after. */
  const overwrites: Behaviour = (response, request) => {
    registry.usual(response, request);
    if (request.method === 'PUT') holdList(foreign('other'));
  };

  it('has its list read back: what somebody else overwrote is added again', async () => {
    registry.on(listPath, (response, request) => {
      if (request.method !== 'PUT') return registry.usual(response, request);
      registry.on(listPath, registry.usual);
      overwrites(response, request);
    });
    expect(await pushed(`${repository}:1`, `${from}:signed`)).toMatchObject({ state: 'done' });
    expect(await listAt(repository)).toEqual([foreign('other'), listed(signature())]);
  });

  const unlisted = (code: string, more: object = {}) => ({
    state: 'failed',
    canResume: true,
    problem: { code, details: { side: 'target', ...more } },
  });

  it.each<[string, () => void, object]>([
    ['somebody else overwrites every time', () => registry.on(listPath, overwrites), unlisted('conflict', { tag })],
    [
      'may not be written by this account',
      () =>
        registry.on(listPath, (response, request) =>
          (request.method === 'PUT' ? registryError(403, 'DENIED', 'no') : registry.usual)(response, request),
        ),
      unlisted('denied'),
    ],
    ['holds an image', () => registry.keep('team/app', app, tag), unlisted('unsupported', { tag })],
    ['holds a Docker list', () => registry.keep('team/app', dockerList([]), tag), unlisted('unsupported', { tag })],
    [
      'is full',
      () => holdList({ ...foreign('other'), annotations: { a: 'x'.repeat(4 * 1024 * 1024 - 500) } }),
      unlisted('too_large', { tag }),
    ],
    [
      'names what is gone',
      () => holdList({ ...listed(signature('gone'), 'gone') }),
      { ...unlisted('registry_error'), problem: { message: expect.stringContaining('names manifests that are gone') } },
    ],
  ])(
    'whose list %s: the push fails by name, writes no tag, and goes on when that is mended',
    async (_, spoil, expected) => {
      spoil();
      const before = registry.repository('team/app').tags.get(tag);
      const failed = await pushed(`${repository}:1`, `${from}:signed`);
      expect(failed).toMatchObject(expected);
      expect(stepOf(failed)).toMatchObject({ state: 'failed' });
      const { tags } = registry.repository('team/app');
      expect(tags.has('1')).toBe(false);
      if (putsOf(listPath).length === 0) expect(tags.get(tag)).toBe(before);
      registry.on(listPath, registry.usual);
      tags.delete(tag);
      await resumePush(failed.id);
      // Its children were there already: what they belong to is known from before.
      expect(await pushEnded(failed.id)).toMatchObject({ state: 'done' });
      expect(await listAt(repository)).toEqual([listed(signature())]);
    },
  );

  it('that answers the list, but says nothing when it takes the manifest, gets the tag: that is what counts', async () => {
    const empty = answer({
      headers: { 'content-type': mediaType.ociIndex },
      body: '{"schemaVersion":2,"manifests":[]}',
    });
    registry.on(`/v2/team/app/referrers/${app.descriptor.digest}`, empty);
    expect(stepOf(await pushed(`${repository}:1`, `${from}:signed`))).toMatchObject({ way: 'put', state: 'done' });
    expect(await listAt(repository)).toEqual([listed(signature())]);
  });

  it.each<[string, Behaviour]>([
    ['400', registryError(400, 'UNSUPPORTED', 'no')],
    ['405', answer({ status: 405 })],
    ['a page', answer({ headers: { 'content-type': 'text/html' }, body: '<p>' })],
  ])('may say so by %s', async (_, behaviour) => {
    registry.on(`/v2/team/app/referrers/${app.descriptor.digest}`, behaviour);
    expect(stepOf(await planOf(`${repository}:1`, `${from}:signed`))).toMatchObject({ way: 'put' });
  });

  it('that fails when it is asked for its list ends the push with its problem', async () => {
    registry.on(`/v2/team/app/referrers/${app.descriptor.digest}`, inTurn(registryError(500, 'UNKNOWN', 'no')));
    expect(await pushed(`${repository}:1`, `${from}:signed`)).toMatchObject(unlisted('registry_error'));
  });

  it('loses the entry of a manifest that is deleted, and only that', async () => {
    const other = foreign('other');
    holdList(other);
    await pushed(`${repository}:1`, `${from}:signed`);
    await deleteImage({ ...parseReference(repository), digest: signature().descriptor.digest });
    expect(await listAt(repository)).toEqual([other]);
  });

  it('says that the manifest is gone when its entry cannot be taken away', async () => {
    await pushed(`${repository}:1`, `${from}:signed`);
    registry.keep('team/app', app, tag);
    const deletion = deleteImage({ ...parseReference(repository), digest: signature().descriptor.digest });
    await expect(deletion).rejects.toMatchObject({
      problem: {
        code: 'unsupported',
        message: expect.stringMatching(/^The manifest was deleted, but .* still lists it/),
      },
    });
  });
});

describe('Distribution 2.8, which has no Referrers API', () => {
  let registry: RegistryServer;
  beforeAll(async () => {
    registry = await startRegistry();
    await pushFixture(registry, 'team/from', signed(), 'signed');
    await pushFixture(registry, 'team/more', app, 'app');
    await pushFixture(registry, 'team/from', more(), 'more');
  }, 60_000);
  afterAll(() => registry.stop());

  it('lists by its tag what is copied; undo leaves the list, since the manifests stay', async () => {
    const repository = `${registry.host}/near/signed`;
    const source = `${registry.host}/team/from:signed`;
    await pushed(`${repository}:1`, `${registry.host}/team/more:app`);
    const push = await pushed(`${repository}:1`, source);
    expect(push).toMatchObject({ state: 'done' });
    expect(await listAt(repository)).toEqual([listed(signature())]);
    expect(await pushEnded((await undoPush(push.id)).id)).toMatchObject({ state: 'done' });
    expect(await listAt(repository)).toEqual([listed(signature())]);
    await deleteImage({ ...parseReference(repository), digest: signature().descriptor.digest });
    expect(await listAt(repository)).toEqual([]);
  });

  it('lists an index whose subject is elsewhere, or comes later', async () => {
    const repository = `${registry.host}/near/more`;
    expect(await pushed(`${repository}:1`, `${registry.host}/team/from:more`)).toMatchObject({ state: 'done' });
    expect((await listAt(repository))?.map(({ digest }) => digest)).toEqual([more().descriptor.digest]);
  });

  it('a layout has such a tag in its index, and no former list beside it', async () => {
    await pushed('oci-layout://referred:1', `${registry.host}/team/from:signed`);
    await pushed('oci-layout://referred:2', `${registry.host}/team/from:more`);
    const { digest, mediaType: type, size } = more().descriptor;
    const added = { mediaType: type, digest, size, artifactType: 'application/vnd.example.more' };
    expect(await listAt('oci-layout://referred')).toEqual([listed(signature()), added]);
    const index = JSON.parse(await readFile(join(layoutsFolder(), 'referred/index.json'), 'utf8'));
    const names = index.manifests.map(
      ({ annotations }: Descriptor) => annotations?.['org.opencontainers.image.ref.name'],
    );
    expect(names.sort()).toEqual(['1', '2', tag]);
  });
});
