import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Digest } from '@/lib/oci/digest';
import { mediaType } from '@/lib/oci/media-type';
import { parseReference } from '@/lib/oci/reference';
import { parsePlatform } from '@/lib/platform/parse-platform';
import type { Platform } from '@/lib/platform/platform';
import { fixtureContent } from '@/lib/testing/fixture-content';
import {
  blob,
  describedAs,
  type Fixture,
  image,
  indexOfMany,
  jsonBlob,
  manifestFixture,
  ociIndex,
} from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { readTar } from '@/lib/testing/read-tar';
import { archiveFileName } from './archive-name';
import { exportImage } from './export-image';

type Asked = Readonly<{ reference?: string; format?: 'oci' | 'docker'; platform?: string }>;

const exported = (fixture: Fixture, { reference = 'example.org/team/app:1.0', format = 'oci', platform }: Asked = {}) =>
  exportImage(parseReference(reference), {
    format,
    platform: platform === undefined ? null : parsePlatform(platform),
    content: fixtureContent(fixture),
  });

async function bytesOf({ bytes }: Awaited<ReturnType<typeof exported>>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes()) pieces.push(piece);
  return Buffer.concat(pieces);
}
const filesOf = async (fixture: Fixture, asked?: Asked) => readTar(await bytesOf(await exported(fixture, asked)));
const jsonIn = (files: ReadonlyMap<string, Buffer>, path: string) => JSON.parse(String(files.get(path)));
const pathOf = (digest: string) => `blobs/${digest.replace(':', '/')}`;

/** The paths of all that a fixture consists of. */
function pathsOf({ descriptor, blobs, children }: Fixture): readonly string[] {
  const own = [descriptor.digest, ...blobs.map((one) => one.descriptor.digest)];
  return [...own.map(pathOf), ...children.flatMap(pathsOf)];
}

const linux = (architecture: string): Platform => ({ os: 'linux', architecture });
const windows = imageFixtures.windows();
const foreignType = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';

/** An image whose lowest layer is to be had from elsewhere, as Windows’ base layers were. */
function withForeignLayer(): Fixture & { foreign: Digest } {
  const base = blob(foreignType, Buffer.from('not ours to give'));
  const own = blob('application/vnd.docker.image.rootfs.diff.tar.gzip', Buffer.from('ours'));
  const config = jsonBlob(mediaType.dockerConfig, {
    os: 'windows',
    architecture: 'amd64',
    rootfs: { type: 'layers', diff_ids: [base.descriptor.digest, own.descriptor.digest] },
  });
  const layers = [{ ...base.descriptor, urls: ['https://elsewhere.example/base'] }, own.descriptor];
  const body = { schemaVersion: 2, mediaType: mediaType.dockerManifest, config: config.descriptor, layers };
  return {
    ...manifestFixture(mediaType.dockerManifest, body, { blobs: [config, own] }),
    foreign: base.descriptor.digest,
  };
}

it('an image is found once below indexes that name the next many times over', async () => {
  const amd64 = image(linux('amd64'));
  const { digest } = await exported(indexOfMany(amd64, 30, 6), { platform: 'linux/amd64' });
  expect(digest).toBe(amd64.descriptor.digest);
});

describe('an OCI layout', () => {
  it.each([
    ['a Docker list', imageFixtures.dockerList()],
    ['an index with attestations', imageFixtures.attestations()],
    ['an index in an index', imageFixtures.nested()],
    ['one image', imageFixtures.ociManifest()],
    ['an artifact', imageFixtures.artifact()],
    ['an index that says no media type', imageFixtures.noMediaType()],
    ['an index of nothing', imageFixtures.empty()],
  ])('of %s holds all of it, each digest kept, each blob once', async (_, fixture) => {
    const result = await exported(fixture);
    const bytes = await bytesOf(result);
    expect(bytes.length).toBe(result.sizeBytes);
    const files = await readTar(bytes);
    expect([...files.keys()].sort()).toEqual([...new Set(pathsOf(fixture)), 'index.json', 'oci-layout'].sort());
    for (const [path, content] of files) {
      const [, algorithm, hex] = path.split('/');
      if (algorithm !== undefined) expect(createHash(algorithm).update(content).digest('hex')).toBe(hex);
    }
    expect(jsonIn(files, 'oci-layout')).toEqual({ imageLayoutVersion: '1.0.0' });
    expect(jsonIn(files, 'index.json').manifests).toMatchObject([
      {
        digest: fixture.descriptor.digest,
        annotations: {
          'org.opencontainers.image.ref.name': '1.0',
          'io.containerd.image.name': 'example.org/team/app:1.0',
        },
      },
    ]);
  });

  it('is the same to the byte each time', async () => {
    const [first, second] = [imageFixtures.attestations(), imageFixtures.attestations()];
    expect((await bytesOf(await exported(first))).equals(await bytesOf(await exported(second)))).toBe(true);
  });

  it('of one platform holds that image alone, under its tag', async () => {
    const index = imageFixtures.attestations();
    const arm = index.children[1];
    const result = await exported(index, { platform: 'linux/arm64/v8' });
    expect(result).toMatchObject({ digest: arm?.descriptor.digest, fileName: 'app-1.0-linux-arm64-v8.tar' });
    const files = await readTar(await bytesOf(result));
    expect([...files.keys()].sort()).toEqual([...pathsOf(arm ?? index), 'index.json', 'oci-layout'].sort());
    expect(jsonIn(files, 'index.json').manifests[0].platform).toEqual(linux('arm64'));
  });

  it('leaves out layers that are to be had elsewhere, and says so', async () => {
    const fixture = withForeignLayer();
    const result = await exported(fixture);
    expect(result.leftOut).toEqual([fixture.foreign]);
    expect((await readTar(await bytesOf(result))).has(pathOf(fixture.foreign))).toBe(false);
  });

  it('holds content that is named by sha512', async () => {
    const layer = blob('application/vnd.oci.image.layer.v1.tar', Buffer.from('layer'));
    const digest: Digest = `sha512:${createHash('sha512').update(layer.bytes).digest('hex')}`;
    const config = jsonBlob(mediaType.ociConfig, { ...linux('amd64'), rootfs: { type: 'layers', diff_ids: [digest] } });
    const named = { ...layer, descriptor: { ...layer.descriptor, digest } };
    const body = { schemaVersion: 2, config: config.descriptor, layers: [named.descriptor] };
    const fixture = manifestFixture(mediaType.ociManifest, body, { blobs: [config, named] });
    expect(String((await filesOf(fixture)).get(pathOf(digest)))).toBe('layer');
  });
});

describe('a Docker archive', () => {
  it('names config, tag and layers where they are, beside the layout', async () => {
    const fixture = imageFixtures.dockerManifest();
    const files = await filesOf(fixture, { format: 'docker', reference: 'team/app:1.0' });
    const [config, layer] = fixture.blobs.map(({ descriptor }) => pathOf(descriptor.digest));
    expect(jsonIn(files, 'manifest.json')).toEqual([{ Config: config, RepoTags: ['team/app:1.0'], Layers: [layer] }]);
    expect(files.has('oci-layout')).toBe(true);
  });

  it('names a layer that comes twice twice, and holds it once', async () => {
    const { blobs } = imageFixtures.ociManifest();
    const [, layer] = blobs;
    if (layer === undefined) throw new Error('The fixture has no layer.');
    const digests = [layer.descriptor.digest, layer.descriptor.digest];
    const config = jsonBlob(mediaType.ociConfig, { rootfs: { type: 'layers', diff_ids: digests } });
    const body = { config: config.descriptor, layers: [layer.descriptor, layer.descriptor] };
    const fixture = manifestFixture(mediaType.ociManifest, body, { blobs: [config, layer] });
    const files = await filesOf(fixture, { format: 'docker' });
    expect(jsonIn(files, 'manifest.json')[0].Layers).toEqual(digests.map(pathOf));
  });

  it('of an index with one image needs no platform', async () => {
    const fixture = imageFixtures.singleWithProvenance();
    const result = await exported(fixture, { format: 'docker' });
    expect(result.digest).toBe(fixture.children[0]?.descriptor.digest);
  });

  it('of an index with several is refused with their platforms', async () => {
    await expect(exported(imageFixtures.dockerList(), { format: 'docker' })).rejects.toMatchObject({
      problem: {
        code: 'request_invalid',
        details: { platforms: ['linux/amd64', 'linux/arm64/v8', 'linux/arm/v7'] },
      },
    });
  });

  it.each([
    ['an artifact', imageFixtures.artifact()],
    ['an image without its lowest layer', withForeignLayer()],
    ['an image whose config counts other layers', image(linux('amd64'), { config: { rootfs: { diff_ids: [] } } })],
  ])('of %s is refused: Docker would, too', async (_, fixture) => {
    await expect(exported(fixture, { format: 'docker' })).rejects.toMatchObject({ problem: { code: 'unsupported' } });
    await expect(exported(fixture)).resolves.toBeDefined();
  });
});

describe('a platform', () => {
  it.each([
    ['in another spelling', imageFixtures.ociIndex(), 'linux/aarch64', 1],
    ['in an index in the index', imageFixtures.nested(), 'linux/riscv64', null],
    ['with its os.version', windows, 'windows(10.0.26100.3037)/amd64', 1],
    ['with its os.features', windows, 'windows(10.0.26100.3037+win32k)/amd64', 1],
    ['of a single image', imageFixtures.ociManifest(), 'linux/amd64', null],
  ])('%s is found', async (_, fixture, platform, position) => {
    const { digest } = await exported(fixture, { platform });
    if (position !== null) expect(digest).toBe(fixture.children[position]?.descriptor.digest);
    expect(pathsOf(fixture)).toContain(pathOf(digest));
  });

  it.each([
    ['that is not listed', imageFixtures.ociIndex(), 'linux/s390x', 'not_found'],
    ['whose variant is another', imageFixtures.ociIndex(), 'linux/arm/v6', 'not_found'],
    ['of another os.version', windows, 'windows(10.0.1)/amd64', 'not_found'],
    ['that is listed twice', windows, 'windows/amd64', 'request_invalid'],
    ['of a single image for another', imageFixtures.ociManifest(), 'linux/arm64', 'not_found'],
    ['of an artifact', imageFixtures.artifact(), 'linux/arm64', 'not_found'],
    ['of attestations', imageFixtures.attestations(), 'unknown/unknown', 'not_found'],
  ])('%s is refused with what there is', async (_, fixture, platform, code) => {
    await expect(exported(fixture, { platform })).rejects.toMatchObject({
      problem: { code, details: { platforms: expect.any(Array) } },
    });
  });
});

describe('the name', () => {
  const digest = imageFixtures.ociManifest().descriptor.digest;
  const kept = (name: string) =>
    describedAs(imageFixtures.ociManifest(), { annotations: { 'io.containerd.image.name': name } });
  it.each([
    ['of Docker Hub is the short one for Docker', 'alpine:3', undefined, ['alpine:3'], 'alpine-3.tar'],
    ['has the tag that was not typed', 'example.org/app', undefined, ['example.org/app:latest'], 'app-latest.tar'],
    ['has the tag beside a digest', `example.org/app:1@${digest}`, undefined, ['example.org/app:1'], 'app-1.tar'],
    [
      'is none by digest alone',
      `example.org/app@${digest}`,
      undefined,
      null,
      `app-${digest.replace(':', '-').slice(0, 19)}.tar`,
    ],
    ['of a layout is its own', 'oci-layout://kept:2', undefined, ['kept:2'], 'kept-2.tar'],
    [
      'that a layout keeps counts',
      'oci-layout://kept:2',
      kept('ghcr.io/team/app:2'),
      ['ghcr.io/team/app:2'],
      'kept-2.tar',
    ],
    ['that a layout keeps of another tag does not', 'oci-layout://kept:2', kept('other:3'), ['kept:2'], 'kept-2.tar'],
    ['that a layout keeps is the only one asked for', 'oci-layout://kept', kept('other:3'), ['other:3'], 'kept-3.tar'],
  ])('%s', async (_, reference, fixture = imageFixtures.ociManifest(), tags, fileName) => {
    const result = await exported(fixture, { reference, format: 'docker' });
    expect(result.fileName).toBe(fileName);
    expect(jsonIn(await readTar(await bytesOf(result)), 'manifest.json')[0].RepoTags).toEqual(tags);
  });

  it('of the file holds nothing that a header or a file system minds', () => {
    const { descriptor } = imageFixtures.ociManifest();
    const hostile = { os: 'linux"\r\n/../', architecture: 'a'.repeat(400), variant: '\u202e\u0000' };
    expect(archiveFileName(parseReference('example.org/team/app:1.0'), descriptor, hostile)).toMatch(
      /^app-1\.0-linux-[\w.-]{1,190}\.tar$/,
    );
  });
});

it('a child that is missing is told before the first byte', async () => {
  await expect(exported(imageFixtures.missingChild())).rejects.toMatchObject({ problem: { code: 'not_found' } });
});

it('indexes within indexes are followed so far and no further', async () => {
  let deep = ociIndex([image(linux('amd64'))]);
  for (let depth = 0; depth < 9; depth++) deep = ociIndex([deep]);
  await expect(exported(deep)).rejects.toMatchObject({ problem: { code: 'unsupported' } });
});
