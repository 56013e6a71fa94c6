import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftView } from '@/lib/contract/draft';
import { pushSchema } from '@/lib/contract/push';
import type { PlatformPatch } from '@/lib/draft/patch-entry';
import { loadManifestBytes } from '@/lib/inspect/load-manifest-bytes';
import { mediaType } from '@/lib/oci/media-type';
import { parseReference } from '@/lib/oci/reference';
import type { Platform } from '@/lib/platform/platform';
import { openDatabase } from '@/lib/store/database';
import { call } from '@/lib/testing/call';
import { type Fixture, image } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { hasPeer, runPeer } from '@/lib/testing/peer-command';
import { pushFixture } from '@/lib/testing/push';
import { hasRegistryBinary, type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import * as entryRoute from '../drafts/[id]/entries/[entry]/route';
import * as pushRoute from '../drafts/[id]/push/route';
import * as draftRoute from '../drafts/[id]/route';
import * as draftsRoute from '../drafts/route';
import * as registriesRoute from '../registries/route';
import * as eventsRoute from './[id]/events/route';

const runs = hasRegistryBinary() && (await hasPeer('docker'));
const why = runs ? '' : ' (skipped: needs docker-registry and the Docker CLI)';
const hasSkopeo = await hasPeer('skopeo');

/** An image of a list: where it lies, and what is annotated about it. */
type Child = Readonly<{
  fixture: Fixture;
  tag: string;
  repository?: string;
  annotated?: Readonly<{ flags: readonly string[]; platform: PlatformPatch }>;
}>;

const docker = (platform: Platform, config = {}) => image(platform, { format: 'docker', config });
const linux = (architecture: string, variant?: string): Platform => ({
  os: 'linux',
  architecture,
  ...(variant && { variant }),
});
const windows = { os: 'windows', architecture: 'amd64', 'os.version': '10.0.20348.2700' };

describe.skipIf(!runs)(`a list made by docker manifest, and here${why}`, () => {
  let plain: RegistryServer;
  let secured: RegistryServer;
  let folder: string;
  /** Where Docker keeps the lists that it makes; who reads back has no such folder. */
  let makerConfig: string;
  let readerConfig: string;

  beforeAll(async () => {
    const newFolder = () => mkdtemp(join(tmpdir(), 'polyarch-docker-'));
    [folder, makerConfig, readerConfig] = await Promise.all([newFolder(), newFolder(), newFolder()]);
    globalThis.polyarchStore = openDatabase(folder);
    [plain, secured] = await Promise.all([startRegistry(), startRegistry({ tls: true })]);
    const trust = { host: secured.host, tlsVerify: false };
    expect((await call(registriesRoute.POST, '/', { method: 'POST', json: trust })).status).toBe(201);
  }, 60_000);
  afterAll(async () => {
    await (await globalThis.polyarchStore)?.destroy();
    globalThis.polyarchStore = undefined;
    const folders = [folder, makerConfig, readerConfig].map((path) => rm(path, { recursive: true }));
    await Promise.all([plain.stop(), secured.stop(), ...folders]);
  });

  const manifest = async (...args: readonly string[]) =>
    String(await runPeer('docker', ['manifest', ...args], { DOCKER_CONFIG: makerConfig }));
  const inspected = async (reference: string) =>
    JSON.parse(
      String(
        await runPeer('docker', ['manifest', 'inspect', '--insecure', reference], { DOCKER_CONFIG: readerConfig }),
      ),
    );
  const localLists = async () => (await readdir(join(makerConfig, 'manifests')).catch(() => [])).length;

  const place = (registry: RegistryServer, name: string, { repository = `made/${name}`, tag }: Child) =>
    `${registry.host}/${repository}:${tag}`;

  /** Pushes the images; answers their references in Docker's order, which is that of the files it keeps them in. */
  async function images(registry: RegistryServer, name: string, children: readonly Child[]) {
    await Promise.all(
      children.map(({ fixture, tag, repository = `made/${name}` }) => pushFixture(registry, repository, fixture, tag)),
    );
    const fileOf = (reference: string) => reference.replaceAll(':', '-').replaceAll('/', '_');
    const referred = children.map((child) => ({ child, reference: place(registry, name, child) }));
    return referred.sort((a, b) => (fileOf(a.reference) < fileOf(b.reference) ? -1 : 1));
  }

  async function madeByDocker(
    target: string,
    children: Awaited<ReturnType<typeof images>>,
    flags: readonly string[] = [],
  ) {
    const references = children.map(({ reference }) => reference);
    await manifest('create', '--insecure', ...flags, target, ...references);
    await annotatedByDocker(target, children);
    // It names the children of other repositories first.
    return (await manifest('push', '--insecure', target)).trim().split('\n').at(-1);
  }

  async function annotatedByDocker(target: string, children: Awaited<ReturnType<typeof images>>) {
    for (const { child, reference } of children) {
      if (child.annotated) await manifest('annotate', ...child.annotated.flags, target, reference);
    }
  }

  async function compose(json: object): Promise<DraftView> {
    const response = await call(draftsRoute.POST, '/api/v1/drafts', { method: 'POST', json });
    expect(response.status).toBe(201);
    return response.json();
  }

  async function annotated(draft: DraftView, children: Awaited<ReturnType<typeof images>>) {
    for (const [position, { child }] of children.entries()) {
      if (child.annotated === undefined) continue;
      const parameters = { id: draft.id, entry: `${position}` };
      const json = { platform: child.annotated.platform };
      expect((await call(entryRoute.PATCH, '/', { method: 'PATCH', parameters, json })).status).toBe(200);
    }
  }

  async function pushed(id: string, json: object = {}) {
    const started = await call(pushRoute.POST, '/', { method: 'POST', parameters: { id }, json });
    expect(started.status).toBe(202);
    const { push } = await started.json();
    const events = await (await call(eventsRoute.GET, '/', { parameters: { id: push } })).text();
    const last = events.trimEnd().split('\n\n').at(-1) ?? '';
    const done = pushSchema.parse(JSON.parse(last.replace(/^data: /, '')));
    expect(done).toMatchObject({ state: 'done' });
    return done.digest;
  }

  const bytesAt = async (reference: string) => {
    const { bytes, contentType } = await loadManifestBytes(parseReference(reference));
    return { text: Buffer.from(bytes ?? []).toString(), contentType };
  };
  const listed = (text: string) =>
    JSON.parse(text).manifests.map(({ digest, platform }: { digest: string; platform: Platform }) => ({
      digest,
      platform,
    }));

  const cases: Readonly<Record<string, readonly Child[]>> = {
    'of an image per platform': [
      { tag: '1-arm', fixture: docker(linux('arm', 'v7')) },
      { tag: '1-amd64', fixture: docker(linux('amd64')) },
      { tag: '1.0-s390x', fixture: docker(linux('s390x')) },
    ],
    'that was annotated': [
      {
        tag: 'arm64',
        fixture: docker(linux('arm64')),
        annotated: { flags: ['--variant', 'v8'], platform: { variant: 'v8' } },
      },
      {
        tag: 'arm',
        fixture: docker(linux('amd64'), { variant: 'v3' }),
        annotated: {
          flags: ['--os', 'linux', '--arch', 'arm', '--variant', 'v6'],
          platform: { os: 'linux', architecture: 'arm', variant: 'v6' },
        },
      },
      {
        tag: 'windows',
        fixture: docker(windows),
        annotated: {
          flags: ['--os-version', '10.0.26100.1', '--os-features', 'win32k', '--os-features', 'a'],
          platform: { 'os.version': '10.0.26100.1', 'os.features': ['win32k', 'a'] },
        },
      },
    ],
    'of configs that say more, or nothing, in each field': [
      { tag: 'a', fixture: docker({ ...windows, 'os.features': ['win32k', 'b', 'a', 'b'] }) },
      { tag: 'b', fixture: docker(linux('amd64'), { variant: '', 'os.version': '', 'os.features': [] }) },
      { tag: 'c', fixture: docker(linux('riscv64'), { variant: null, 'os.version': null, 'os.features': null }) },
      {
        tag: 'd',
        fixture: docker({ ...windows, 'os.features': ['win32k'] }, { content: 'more' }),
        annotated: { flags: ['--os-features', 'c'], platform: { 'os.features': ['win32k', 'c'] } },
      },
    ],
    'with what Go escapes': [
      {
        tag: 'odd',
        fixture: docker(linux('arm64'), { 'os.version': 'a<b>&"\\\u2028\u2029/\u007f\u0000\b\f\n\té\u{1f600}' }),
        annotated: { flags: ['--variant', '<&>'], platform: { variant: '<&>' } },
      },
    ],
    'of images of other repositories': [
      { tag: '1', repository: 'elsewhere/b', fixture: docker(linux('amd64')) },
      { tag: '1', repository: 'elsewhere/a', fixture: docker(linux('arm64')) },
      { tag: '2', repository: 'elsewhere/a', fixture: docker(linux('ppc64le')) },
    ],
  };

  it.each(Object.entries(cases))('%s is the same to the byte', async (title, children) => {
    const name = `case-${Object.keys(cases).indexOf(title)}`;
    const ordered = await images(plain, name, children);
    const [theirs, ours] = [`${plain.host}/made/${name}:docker`, `${plain.host}/made/${name}:polyarch`];
    const theirDigest = await madeByDocker(theirs, ordered);

    const sources = ordered.map(({ reference }) => reference);
    const draft = await compose({ target: ours, sources, format: 'auto' });
    await annotated(draft, ordered);
    expect(await pushed(draft.id)).toBe(theirDigest);
    const [their, our] = [await bytesAt(theirs), await bytesAt(ours)];
    expect(our).toEqual(their);
    expect(our.contentType).toBe(mediaType.dockerList);
    expect(await inspected(ours)).toEqual(await inspected(theirs));
    if (hasSkopeo) {
      const raw = await runPeer('skopeo', ['inspect', '--raw', '--tls-verify=false', `docker://${ours}`]);
      expect(`sha256:${createHash('sha256').update(raw).digest('hex')}`).toBe(theirDigest);
    }
  });

  it('of a registry whose certificate nobody trusts is what Docker would push, and is pushed', async () => {
    const ordered = await images(secured, 'tls', cases['that was annotated'] ?? []);
    const target = `${secured.host}/made/tls:1`;
    const references = ordered.map(({ reference }) => reference);
    await manifest('create', '--insecure', target, ...references);
    await annotatedByDocker(target, ordered);
    // Docker 28 reads over TLS that it was told not to verify, but pushes in plain http then: this is where its way ends.
    const kept = JSON.parse(await manifest('inspect', target));

    const draft = await compose({ target, sources: references });
    await annotated(draft, ordered);
    await pushed(draft.id);
    expect(JSON.parse((await bytesAt(target)).text)).toEqual(kept);
    expect(await inspected(target)).toEqual(kept);
  });

  it('in the order that a person chose names the same, in that order', async () => {
    const children = cases['of an image per platform'] ?? [];
    const ordered = await images(plain, 'order', children);
    const target = `${plain.host}/made/order`;
    await madeByDocker(`${target}:docker`, ordered);
    const typed = children.map((child) => place(plain, 'order', child));
    const draft = await compose({ target: `${target}:polyarch`, sources: typed });
    await pushed(draft.id);
    const [their, our] = [await bytesAt(`${target}:docker`), await bytesAt(`${target}:polyarch`)];
    expect(listed(our.text)).not.toEqual(listed(their.text));
    const inNoOrder = (text: string) =>
      listed(text)
        .map((entry: unknown) => JSON.stringify(entry))
        .sort();
    expect(inNoOrder(our.text)).toEqual(inNoOrder(their.text));
    expect(listed(our.text).map(({ digest }: { digest: string }) => digest)).toEqual(
      children.map(({ fixture }) => fixture.descriptor.digest),
    );
  });

  it('that is amended is the same to the byte', async () => {
    const children: readonly Child[] = [
      { tag: 'a', fixture: docker(linux('amd64')) },
      { tag: 'b', fixture: docker(linux('arm64')) },
      { tag: 'c', fixture: docker(linux('s390x')) },
    ];
    const ordered = await images(plain, 'amend', children);
    const [theirs, ours] = [`${plain.host}/made/amend:docker`, `${plain.host}/made/amend:polyarch`];
    await madeByDocker(theirs, ordered.slice(0, 2));
    await expect(manifest('create', '--insecure', theirs, ordered[2]?.reference ?? '')).rejects.toThrow(/--amend/);
    const theirDigest = await madeByDocker(theirs, ordered.slice(2), ['--amend']);

    const sources = ordered.map(({ reference }) => reference);
    await pushed((await compose({ target: ours, sources: sources.slice(0, 2) })).id);
    const amended = await compose({ target: ours, sources: sources.slice(2), amend: true });
    expect(await pushed(amended.id)).toBe(theirDigest);
    expect(await bytesAt(ours)).toEqual(await bytesAt(theirs));
  });

  it('is purged with its push, or removed without one', async () => {
    const [child] = await images(plain, 'purge', [{ tag: 'a', fixture: docker(linux('amd64')) }]);
    const reference = child?.reference ?? '';
    const target = `${plain.host}/made/purge`;
    const before = await localLists();
    await manifest('create', '--insecure', `${target}:docker`, reference);
    await manifest('push', '--insecure', '--purge', `${target}:docker`);
    await manifest('create', '--insecure', `${target}:never`, reference);
    await manifest('rm', `${target}:never`);
    expect(await localLists()).toBe(before);

    const [purged, removed] = [
      await compose({ target: `${target}:polyarch`, sources: [reference] }),
      await compose({ target: `${target}:never`, sources: [reference] }),
    ];
    await pushed(purged.id, { purge: true });
    const remove = { method: 'DELETE', parameters: { id: removed.id } };
    expect((await call(draftRoute.DELETE, '/', remove)).status).toBe(204);
    for (const { id } of [purged, removed]) {
      expect((await call(draftRoute.GET, '/', { parameters: { id } })).status).toBe(404);
    }
    expect(await bytesAt(`${target}:polyarch`)).toEqual(await bytesAt(`${target}:docker`));
    await expect(bytesAt(`${target}:never`)).rejects.toMatchObject({ problem: { code: 'not_found' } });
  });

  it('of a list is refused by Docker, and unfolded here', async () => {
    await pushFixture(plain, 'made/lists', imageFixtures.dockerList(), 'list');
    const source = `${plain.host}/made/lists:list`;
    await expect(manifest('create', '--insecure', `${plain.host}/made/lists:docker`, source)).rejects.toThrow(
      /is a manifest list/,
    );
    const draft = await compose({ target: `${plain.host}/made/lists:polyarch`, sources: [source] });
    expect(await pushed(draft.id)).toBe(imageFixtures.dockerList().descriptor.digest);
  });

  describe('of OCI images', () => {
    const oci = (architecture: string) => image(linux(architecture));
    /** What Docker writes: the type is that of its first child, the fields and the indent are those of its lists. */
    const asDockerWrites = (type: string, entries: readonly Fixture[]) =>
      JSON.stringify(
        {
          schemaVersion: 2,
          mediaType: type,
          manifests: entries.map(({ descriptor: { mediaType: of, size, digest, platform } }) => ({
            mediaType: of,
            size,
            digest,
            platform: { architecture: platform?.architecture, os: platform?.os },
          })),
        },
        null,
        3,
      );

    it.each([
      ['alone', [oci('amd64'), oci('arm64')], mediaType.ociIndex],
      ['before a Docker one', [oci('amd64'), docker(linux('arm64'))], mediaType.ociIndex],
      ['behind a Docker one', [docker(linux('amd64')), oci('arm64')], mediaType.dockerList],
    ])(
      '%s: Docker takes the type of the first; here it is an OCI index with the same entries',
      async (title, fixtures, type) => {
        const name = `oci-${title.replaceAll(' ', '-').toLowerCase()}`;
        const children = fixtures.map((fixture, position) => ({ tag: `${position}`, fixture }));
        const ordered = await images(plain, name, children);
        const [theirs, ours] = [`${plain.host}/made/${name}:docker`, `${plain.host}/made/${name}:polyarch`];
        await madeByDocker(theirs, ordered);
        const their = await bytesAt(theirs);
        expect(their).toEqual({ text: asDockerWrites(type, fixtures), contentType: type });

        const sources = ordered.map(({ reference }) => reference);
        await pushed((await compose({ target: ours, sources })).id);
        const our = await bytesAt(ours);
        expect(our.contentType).toBe(mediaType.ociIndex);
        expect(listed(our.text)).toEqual(listed(their.text));
        if (type === mediaType.dockerList) {
          await pushed((await compose({ target: `${ours}-list`, sources, format: 'docker' })).id);
          expect(await bytesAt(`${ours}-list`)).toEqual(their);
        }
      },
    );
  });
});
