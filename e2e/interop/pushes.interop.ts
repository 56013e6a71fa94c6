import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Push } from '@/lib/contract/push';
import { loadImage } from '@/lib/inspect/load-image';
import { layoutsFolder } from '@/lib/layout/layouts-folder';
import { mediaType } from '@/lib/oci/media-type';
import { parseReference } from '@/lib/oci/reference';
import { referrersTag } from '@/lib/oci/referrers-tag';
import { deleteImage } from '@/lib/publish/delete-image';
import { undoPush } from '@/lib/publish/undo-push';
import { describedAs, type Fixture, image, jsonBlob, manifestFixture, ociIndex } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { pushEnded, pushed } from '@/lib/testing/pushed';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { ToolHome } from './tool-home';
import { startZot, type ZotServer } from './zot-server';

// What Polyarch pushes to zot, which has the Referrers API and deletes tags, and what other tools then find there.

const { zot: program, ...others } = inject('programs');
const lacking = Object.entries({
  zot: program,
  regctl: others.regctl,
  oras: others.oras,
  skopeo: others.skopeo,
}).flatMap(([name, found]) => ('missing' in found ? `${name} is missing: ${found.missing}` : []));
const isSkipped = lacking.length > 0;
const linux = (architecture: string) => ({ os: 'linux', architecture });

/** An image, and an artifact that belongs to it. */
const app = image(linux('amd64'));
const signature = (): Fixture => {
  const config = jsonBlob('application/vnd.example.signature', {});
  const body = {
    schemaVersion: 2,
    mediaType: mediaType.ociManifest,
    config: config.descriptor,
    layers: [config.descriptor],
    subject: app.descriptor,
  };
  const platform = { os: 'unknown', architecture: 'unknown' };
  return describedAs(manifestFixture(mediaType.ociManifest, body, { blobs: [config] }), { platform });
};
const signed = ociIndex([app, signature()]);
const about = manifestFixture(
  mediaType.ociIndex,
  { schemaVersion: 2, mediaType: mediaType.ociIndex, manifests: [app.descriptor], subject: signed.descriptor },
  { children: [app] },
);
const images = {
  dockerlist: imageFixtures.dockerList(),
  ociindex: imageFixtures.ociIndex(),
  mixed: imageFixtures.mixed(),
  attestations: imageFixtures.attestations(),
  windows: imageFixtures.windows(),
  nested: imageFixtures.nested(),
  signed,
  /** An index about that index. */
  about,
};

let home: ToolHome;
let distribution: RegistryServer;
let zot: ZotServer;
let host: string;
beforeAll(async () => {
  if ('missing' in program || isSkipped) return;
  home = await ToolHome.make();
  [distribution, zot] = await Promise.all([startRegistry(), startZot(program.path)]);
  host = new URL(zot.url).host;
  for (const [name, fixture] of Object.entries(images)) await pushFixture(distribution, `far/${name}`, fixture, '1');
  await pushFixture(zot, 'arch/amd64', image(linux('amd64'), { format: 'docker' }), '1');
  await pushFixture(zot, 'arch/arm64', image(linux('arm64'), { format: 'docker' }), '1');
});
afterAll(async () => {
  if ('missing' in program || isSkipped) return;
  await Promise.all([distribution.stop(), zot.stop(), home.remove()]);
});

async function printed(command: string): Promise<string> {
  const { stdout, stderr, exitCode } = await home.run(command);
  expect(exitCode, `${command}: ${stderr}`).toBe(0);
  return stdout.toString();
}
const raw = (reference: string) => printed(`skopeo inspect --raw --tls-verify=false docker://${reference}`);
/** Has regctl speak plain http. */
const plain = (registry: string) => `--host reg=${registry},tls=disabled`;
const uploads = ({ log }: Push) => log.filter(({ method, what }) => method !== 'POST' && what.includes('/uploads/'));

describe.skipIf(isSkipped)('what Polyarch pushes to zot', () => {
  it.each(Object.entries(images))('is what the source was: %s, copied from Distribution', async (name, fixture) => {
    const push = await pushed(`${host}/copied/${name}:1`, `${distribution.host}/far/${name}:1`);
    expect(push).toMatchObject({ state: 'done', problem: null });
    // An index within the index is unfolded, so it is another one.
    if (name !== 'nested') expect(push.digest).toBe(fixture.descriptor.digest);
    const text = await raw(`${host}/copied/${name}:1`);
    if (name !== 'nested') expect(text).toBe(Buffer.from(fixture.bytes).toString());
    expect(await printed(`regctl ${plain(host)} manifest head ${host}/copied/${name}:1`)).toContain(push.digest);
    const copied = await loadImage(parseReference(`${host}/copied/${name}:1`));
    expect(copied.entries.map(({ problem }) => problem)).toEqual(copied.entries.map(() => null));
  });

  it('takes blobs over from another of its repositories: none is sent', async () => {
    const push = await pushed(`${host}/team/app:1`, `${host}/arch/amd64:1`, `${host}/arch/arm64:1`);
    expect(push).toMatchObject({ state: 'done', mediaType: mediaType.dockerList, bytes: { total: 0 } });
    expect(uploads(push)).toEqual([]);
    expect(push.steps.filter(({ kind }) => kind === 'blob').map(({ way }) => way)).not.toContain('copy');
    expect(JSON.parse(await raw(`${host}/team/app:1`)).manifests).toHaveLength(2);
  });

  it('can be undone: a moved tag goes back, a new one is deleted', async () => {
    const first = await pushed(`${host}/team/undone:1`, `${host}/arch/amd64:1`);
    const second = await pushed(`${host}/team/undone:1`, `${host}/arch/amd64:1`, `${host}/arch/arm64:1`);
    expect(await pushEnded((await undoPush(second.id)).id)).toMatchObject({ state: 'done', digest: first.digest });
    expect(await printed(`regctl ${plain(host)} manifest head ${host}/team/undone:1`)).toContain(first.digest);
    expect(await pushEnded((await undoPush(first.id)).id)).toMatchObject({ state: 'done', digest: null });
    expect(await printed(`regctl ${plain(host)} tag ls ${host}/team/undone`)).toBe('');
  });

  it('cannot be undone once zot has dropped the children that no tag leads to, and that is said', async () => {
    await pushed(`${host}/team/dropped:1`, `${host}/arch/amd64:1`);
    const second = await pushed(`${host}/team/dropped:1`, `${host}/arch/arm64:1`);
    const problem = { code: 'conflict', message: expect.stringContaining('1 of the 1 manifests') };
    await expect(undoPush(second.id)).rejects.toMatchObject({ problem });
  });

  it('is listed by zot where it has a subject: no tag stands in for that', async () => {
    const push = await pushed(`${host}/team/signed:1`, `${distribution.host}/far/signed:1`);
    expect(push.steps.find(({ kind }) => kind === 'referrers')).toMatchObject({ way: 'there', state: 'done' });
    expect(await printed(`regctl ${plain(host)} tag ls ${host}/team/signed`)).toBe('1\n');
    await expectFound(`${host}/team/signed`);
    expect(await deleteImage(parseReference(`${host}/team/signed:1`))).toMatchObject({ deleted: 'tag' });
  });
});

describe.skipIf(isSkipped)('without a Referrers API other tools find what has a subject all the same', () => {
  it('at Distribution, by the referrers tag', async () => {
    const repository = `${distribution.host}/near/signed`;
    await pushed(`${repository}:1`, `${distribution.host}/far/signed:1`);
    await expectFound(repository);
    const listed = JSON.parse(await raw(`${repository}:${referrersTag(app.descriptor.digest)}`));
    expect(listed).toMatchObject({
      mediaType: mediaType.ociIndex,
      manifests: [{ digest: signature().descriptor.digest }],
    });
  });

  it('in a layout, where regctl goes by the referrers tag and oras by what has a tag', async () => {
    await pushed('oci-layout://signed:1', `${distribution.host}/far/signed:1`);
    await pushed('oci-layout://signed:about', `${distribution.host}/far/about:1`);
    const folder = join(layoutsFolder(), 'signed');
    const child = `ocidir://${folder}@${app.descriptor.digest}`;
    expect(await printed(`regctl artifact list ${child} --format raw-body`)).toContain(signature().descriptor.digest);
    const { digest } = about.descriptor;
    expect(await printed(`regctl artifact list ocidir://${folder}:1 --format raw-body`)).toContain(digest);
    expect(await printed(`oras discover --oci-layout ${folder}:1 --format json`)).toContain(digest);
  });
});

/** Fails unless regctl and oras name the signature when they ask the registry what refers to the image. */
async function expectFound(repository: string): Promise<void> {
  const { digest } = signature().descriptor;
  const subject = `${repository}@${app.descriptor.digest}`;
  const [registry = ''] = repository.split('/');
  expect(await printed(`regctl ${plain(registry)} artifact list ${subject} --format raw-body`)).toContain(digest);
  expect(await printed(`oras discover --plain-http ${subject} --format json`)).toContain(digest);
}

describe.skipIf(isSkipped)('what zot refuses', () => {
  let strict: ZotServer;
  beforeAll(async () => {
    strict = await startZot('path' in program ? program.path : '', { docker: false });
  });
  afterAll(() => strict.stop());

  it('is said by name, with the side, and no tag is written', async () => {
    const target = `${new URL(strict.url).host}/team/docker:1`;
    const push = await pushed(target, `${distribution.host}/far/dockerlist:1`);
    expect(push).toMatchObject({ state: 'failed', problem: { code: 'unsupported', details: { side: 'target' } } });
    expect(push.problem?.hint).toContain('Docker');
  });
});

it('all that this needs is there', ({ skip }) => {
  if (isSkipped) skip(lacking.join(' '));
});
