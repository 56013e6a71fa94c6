import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mediaType } from '../oci/media-type';
import { type ArchiveEntry, archiveOf, inPieces } from '../testing/archive-of';
import { configName, dockerImageFiles, imageList, oldDockerArchive } from '../testing/docker-archive';
import { sha256 } from '../testing/fixtures';
import { layoutContent } from './layout-content';
import { receiveLayout } from './receive-layout';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receive-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Options = Parameters<typeof receiveLayout>[1];
const receive = (bytes: Uint8Array, options: Options = {}) =>
  receiveLayout(inPieces(bytes), { folder, fileName: 'a.tar', maxBytes: 100_000_000, ...options });

/** Fails unless nothing is left of what was sent. */
async function expectNothingKept(): Promise<void> {
  expect(await readdir(folder)).toEqual([]);
}

describe('a docker archive', () => {
  const hello = dockerImageFiles('amd64', ['one', 'two']);
  const expected = {
    schemaVersion: 2,
    mediaType: mediaType.dockerManifest,
    config: { mediaType: mediaType.dockerConfig, size: hello.config.length, digest: sha256(hello.config) },
    layers: hello.layers.map((layer) => ({
      mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
      size: layer.length,
      digest: sha256(layer),
    })),
  };
  const digest = sha256(Buffer.from(JSON.stringify(expected)));
  const [first = Buffer.of(), second = Buffer.of()] = hello.layers;
  const list = (layers: readonly string[]): ArchiveEntry => ({
    name: 'manifest.json',
    content: JSON.stringify([imageList(hello.config, layers, ['hello:v1'])]),
  });
  const config: ArchiveEntry = { name: configName(hello.config), content: hello.config };

  test.each<[string, () => ArchiveEntry[]]>([
    ['as Docker wrote it, the list at the end', () => oldDockerArchive(hello)],
    ['with the list at the beginning', () => oldDockerArchive(hello).reverse()],
    [
      'with compressed layers, as kaniko and crane write',
      () => [
        list(['1.tar.gz', '2.tar.gz']),
        config,
        { name: '1.tar.gz', content: gzipSync(first) },
        { name: '2.tar.gz', content: gzipSync(second) },
      ],
    ],
    [
      'with layers that are links within it, as skopeo and Docker write',
      () => [
        { name: 'x/layer.tar', type: 'symlink', linkname: '../1.tar' },
        { name: 'y/layer.tar', type: 'link', linkname: '2.tar' },
        { name: '1.tar', content: first },
        { name: './2.tar', content: second },
        config,
        list(['x/layer.tar', './y//layer.tar']),
      ],
    ],
  ])('%s, becomes a layout', async (_, entries) => {
    const received = await receive(await archiveOf(entries()), { fileName: 'hello.tar' });
    expect(received).toMatchObject({ name: 'hello', form: 'docker-archive', images: [{ descriptor: { digest } }] });
    const reference = { kind: 'layout', layout: 'hello', tag: 'v1' } as const;
    const content = layoutContent(reference, folder);
    const descriptor = await content.resolve(reference);
    expect(JSON.parse(Buffer.from(await content.getManifest(descriptor)).toString())).toEqual(expected);
    for (const layer of expected.layers) {
      expect(
        (await content.getBlob({ ...layer, digest: sha256(layer === expected.layers[0] ? first : second) })).length,
      ).toBe(layer.size);
    }
  });

  test('of several images keeps the names of each', async () => {
    const other = dockerImageFiles('arm64', ['one']);
    const names = [['registry.example:5000/team/hello:v1', 'hello:v2'], ['hello:arm'], null, ['NOT a name']];
    const images = [hello, other, other, other].map(({ config: bytes, layers }, at) =>
      imageList(
        bytes,
        layers.map((_, layer) => `${layer + 1}.tar`),
        names[at] ?? null,
      ),
    );
    const tar = await archiveOf([
      { name: '1.tar', content: first },
      { name: '2.tar', content: second },
      config,
      { name: configName(other.config), content: other.config },
      { name: 'manifest.json', content: JSON.stringify(images) },
    ]);
    const received = await receive(tar);
    expect(received.images).toHaveLength(2);
    const place = { kind: 'layout', layout: 'a' } as const;
    const content = layoutContent(place, folder);
    expect((await content.listTags()).tags).toEqual(['arm', 'v1', 'v2']);
    const [v1, v2, arm] = await Promise.all(['v1', 'v2', 'arm'].map((tag) => content.resolve({ ...place, tag })));
    expect([v1?.digest, v2?.digest]).toEqual([digest, digest]);
    expect(arm?.digest).not.toBe(digest);
    const index = JSON.parse(await readFile(join(folder, 'a/index.json'), 'utf8'));
    expect(index.manifests[0].annotations['io.containerd.image.name']).toBe('registry.example:5000/team/hello:v1');
    expect(index.manifests[1].annotations['io.containerd.image.name']).toBe('docker.io/library/hello:v2');
  });

  const withoutLayer = oldDockerArchive(hello).filter(({ name }) => !name.startsWith(`${'a'.repeat(63)}0/layer`));
  test.each<[string, () => readonly ArchiveEntry[], string]>([
    ['without a layer', () => withoutLayer, 'does not hold'],
    ['without its config', () => [list([])], 'does not hold'],
    ['with a list that is no JSON', () => [{ name: 'manifest.json', content: '[{' }], 'is not JSON'],
    ['with an empty list', () => [{ name: 'manifest.json', content: '[]' }], 'lists no image'],
    ['with fewer layers than its config', () => [config, list([])], 'lists 0 layers, and its config 2'],
    [
      'with another layer than its config says',
      () => [config, list(['1', '2']), { name: '1', content: first }, { name: '2', content: first }],
      `the file “2” should have the digest ${sha256(second)}`,
    ],
    [
      'with another config than its name says',
      () => [{ name: configName(hello.config), content: `${hello.config} ` }, list([])],
      'should have the digest',
    ],
    [
      'with a link that leads out of it',
      () => [config, list(['1', '2']), { name: '1', type: 'symlink', linkname: '../../etc/passwd' }],
      'does not hold “1”',
    ],
    [
      'with a link to a link',
      () => [
        config,
        list(['1', '2']),
        { name: '1', type: 'symlink', linkname: '2' },
        { name: '2', type: 'symlink', linkname: '1' },
      ],
      'does not hold “1”',
    ],
  ])('%s is refused in words', async (_, entries, words) => {
    await expect(receive(await archiveOf(entries()))).rejects.toThrow(words);
    await expectNothingKept();
  });
});
