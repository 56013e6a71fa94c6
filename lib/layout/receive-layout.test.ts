import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mediaType } from '../oci/media-type';
import { type ArchiveEntry, archiveOf, archiveOfFiles, inPieces } from '../testing/archive-of';
import { configName, dockerImageFiles, imageList, oldDockerArchive } from '../testing/docker-archive';
import { attestation, type Fixture, image, ociIndex, sha256 } from '../testing/fixtures';
import { imageFixtures } from '../testing/image-fixtures';
import { layoutFilesOf } from '../testing/write-layout';
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

const layoutOf = (fixture: Fixture, tag = 'v1') => layoutFilesOf({ [tag]: fixture });
const oneImage = imageFixtures.ociManifest();

describe('an OCI layout', () => {
  test.each([
    ['an index', imageFixtures.ociIndex()],
    ['one image', oneImage],
    ['an index with attestations', imageFixtures.attestations()],
    ['an index in an index', imageFixtures.nested()],
    ['a Docker list', imageFixtures.dockerList()],
    ['an artifact', imageFixtures.artifact()],
  ])('with %s is kept, byte for byte', async (_, fixture) => {
    const files = layoutOf(fixture);
    const received = await receive(await archiveOfFiles(files));
    expect(received).toMatchObject({ name: 'a', form: 'oci-layout', images: [{ missing: [] }] });
    for (const [path, bytes] of files) {
      expect(Buffer.compare(await readFile(join(folder, 'a', path)), bytes), path).toBe(0);
    }
    const reference = { kind: 'layout', layout: 'a', tag: 'v1' } as const;
    expect((await layoutContent(reference, folder).resolve(reference)).digest).toBe(fixture.descriptor.digest);
  });

  test('may be compressed, and in any order', async () => {
    const tar = await archiveOfFiles(new Map([...layoutOf(oneImage)].reverse()));
    expect((await receive(gzipSync(tar), { fileName: 'b.tar.gz' })).name).toBe('b');
  });

  test('is read as that where it is a docker archive too, as Docker 25 writes', async () => {
    const config = oneImage.blobs[0]?.descriptor.digest.replace('sha256:', 'blobs/sha256/');
    const list = JSON.stringify([{ Config: config, RepoTags: ['x:1'], Layers: [] }]);
    const tar = await archiveOfFiles(new Map([...layoutOf(oneImage), ['manifest.json', Buffer.from(list)]]));
    const { form, images } = await receive(tar);
    expect(form).toBe('oci-layout');
    expect(images[0]?.descriptor.digest).toBe(oneImage.descriptor.digest);
    expect(await readdir(join(folder, 'a'))).not.toContain('manifest.json');
  });

  test('that lacks whole platforms of an index tells which', async () => {
    const fixture = imageFixtures.missingChild();
    const { images } = await receive(await archiveOfFiles(layoutOf(fixture)));
    expect(images[0]?.missing.map(({ digest }) => digest)).toEqual([fixture.children[1]?.descriptor.digest]);
  });

  test('may lack the statements of an attestation, and tells so', async () => {
    const only = image({ os: 'linux', architecture: 'amd64' });
    const attests = attestation(only);
    const files = layoutOf(ociIndex([only, attests]));
    const statement = attests.blobs[1]?.descriptor.digest ?? '';
    files.delete(statement.replace('sha256:', 'blobs/sha256/'));
    const { images } = await receive(await archiveOfFiles(files));
    expect(images[0]?.missing.map(({ digest }) => digest)).toEqual([statement]);
  });

  test('is kept without what belongs to no image of it', async () => {
    const more = new Map([
      ...layoutOf(oneImage),
      [`blobs/sha256/${sha256(Buffer.from('x')).slice(7)}`, Buffer.from('x')],
      ['notes.txt', Buffer.from('hello')],
    ]);
    const { content } = await receive(await archiveOfFiles(more));
    expect(content.size).toBe(3);
    expect(await readdir(join(folder, 'a'))).toEqual(['blobs', 'index.json', 'oci-layout', 'polyarch-upload.json']);
    expect(await readdir(join(folder, 'a/blobs/sha256'))).toHaveLength(3);
  });
});

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

describe('what is sent', () => {
  const lacking = (path: (files: ReadonlyMap<string, Uint8Array>) => string) => async () => {
    const files = layoutOf(oneImage);
    files.delete(path(files));
    return archiveOfFiles(files);
  };
  const blobOf = (digest = '') => digest.replace('sha256:', 'blobs/sha256/');
  const layer = blobOf(oneImage.blobs[1]?.descriptor.digest);
  const whole = () => archiveOfFiles(layoutOf(oneImage));
  const changed = (path: string, content: string) =>
    archiveOfFiles(new Map([...layoutOf(oneImage)]).set(path, Buffer.from(content)));
  const resized = (bytes: number) => {
    const descriptor = { ...oneImage.descriptor, size: bytes };
    return changed('index.json', JSON.stringify({ schemaVersion: 2, manifests: [descriptor] }));
  };

  test.each<[string, () => Promise<Buffer>, string, string]>([
    ['nothing', async () => Buffer.alloc(0), 'manifest_invalid', 'neither an OCI layout nor a docker archive'],
    ['no tar', async () => Buffer.from('{"hello":"world"}'), 'manifest_invalid', 'is not a tar'],
    ['a picture', async () => Buffer.alloc(5000, 0x89), 'manifest_invalid', 'is not a tar'],
    ['a tar cut in a file', async () => (await whole()).subarray(0, 1300), 'manifest_invalid', 'is not a whole tar'],
    [
      'a tar cut in a header',
      async () => (await whole()).subarray(0, 1100),
      'manifest_invalid',
      'in the middle of a header',
    ],
    [
      'a tar cut between files',
      async () => (await whole()).subarray(0, 1024),
      'manifest_invalid',
      'neither an OCI layout',
    ],
    ['cut gzip', async () => gzipSync(await whole()).subarray(0, -20), 'manifest_invalid', 'not a whole gzip stream'],
    ['a layout without its layer', lacking(() => layer), 'manifest_invalid', `${oneImage.descriptor.digest} names`],
    [
      'a layout without its manifest',
      lacking(() => blobOf(oneImage.descriptor.digest)),
      'manifest_invalid',
      'index.json names',
    ],
    ['a layout without an index.json', lacking(() => 'index.json'), 'manifest_invalid', 'no “manifest.json”'],
    [
      'an index.json of nothing',
      () => changed('index.json', '{"schemaVersion":2,"manifests":[]}'),
      'manifest_invalid',
      'without an image',
    ],
    ['an index.json that is none', () => changed('index.json', '{"config":{}}'), 'manifest_invalid', 'index.json'],
    [
      'a layout of another version',
      () => changed('oci-layout', '{"imageLayoutVersion":"2.0.0"}'),
      'unsupported',
      'version',
    ],
    ['a wrong size', () => resized(7), 'manifest_invalid', 'says that it has 7'],
    ['a damaged blob', () => changed(layer, 'damaged'), 'content_mismatch', `The file “${layer}” has the digest`],
    [
      'an index of which no platform is there',
      async () => {
        const index = imageFixtures.ociIndex();
        return archiveOfFiles(layoutOf({ ...index, children: [] }));
      },
      'manifest_invalid',
      `does not hold what ${imageFixtures.ociIndex().descriptor.digest} names`,
    ],
    [
      'a folder in place of what is in it',
      async () => archiveOfFiles(new Map([...layoutOf(oneImage)].map(([path, bytes]) => [`img/${path}`, bytes]))),
      'manifest_invalid',
      'neither an OCI layout',
    ],
    [
      'two files of one name',
      async () =>
        archiveOf([
          { name: 'index.json', content: 'a' },
          { name: './index.json', content: 'b' },
        ]),
      'manifest_invalid',
      'is ambiguous',
    ],
    [
      'too many entries',
      async () =>
        Buffer.concat(
          Array<Buffer>(20_001).fill((await archiveOf([{ name: 'a/', type: 'directory' }])).subarray(0, 512)),
        ),
      'too_large',
      'more than 20000 entries',
    ],
    ['a tar in bzip2', async () => Buffer.from('BZh91AY&SY'), 'unsupported', 'bzip2'],
  ])('%s is refused in words, and leaves nothing', async (_, make, code, words) => {
    const refused = receive(await make());
    await expect(refused).rejects.toMatchObject({ problem: { code } });
    await expect(refused).rejects.toThrow(words);
    await expectNothingKept();
  });

  test.each<[string, ArchiveEntry]>([
    ['absolute', { name: '/etc/passwd', content: 'x' }],
    ['above it', { name: '../../above', content: 'x' }],
    ['within and out again', { name: 'blobs/../../above', content: 'x' }],
    ['very long', { name: 'a/'.repeat(700), pax: { path: 'a'.repeat(5000) }, content: 'x' }],
    ['a link', { name: 'index.json', type: 'symlink', linkname: '/etc/passwd' }],
    ['a device', { name: 'oci-layout', type: 'character-device' }],
    ['a pipe', { name: 'blobs', type: 'fifo' }],
  ])('with a path that is %s is read without it', async (_, entry) => {
    const files = [...layoutOf(oneImage)].map(([name, content]): ArchiveEntry => ({ name, content }));
    const { name } = await receive(await archiveOf([entry, ...files]));
    expect(await readdir(folder)).toEqual([name]);
  });

  test.each<[string, () => Promise<AsyncIterable<Uint8Array>>]>([
    ['as it is sent', async () => inPieces(Buffer.alloc(200_000, await whole()))],
    ['as it unpacks', async () => inPieces(gzipSync(await archiveOf([{ name: 'x', content: Buffer.alloc(200_000) }])))],
    [
      'as a layer unpacks',
      async () => inPieces(await archiveOf([{ name: 'x', content: gzipSync(Buffer.alloc(5_000_000)) }])),
    ],
    [
      'without an end',
      async () =>
        (async function* () {
          const zeros = gzipSync(Buffer.alloc(30_000));
          while (true) yield zeros;
        })(),
    ],
  ])('is refused where it is too much %s', async (_, pieces) => {
    const receiving = receiveLayout(await pieces(), { folder, fileName: 'a.tar', maxBytes: 100_000 });
    await expect(receiving).rejects.toMatchObject({
      problem: { code: 'too_large' },
    });
    await expectNothingKept();
  });

  test('is not held in memory, and no more of it is asked for than is written', async () => {
    const piece = 1024 * 1024;
    const pieces = 200;
    const header = (await archiveOf([{ name: 'large', size: 0 }])).subarray(0, 512);
    header.write((piece * pieces).toString(8).padStart(11, '0'), 124, 'latin1');
    header.fill(0x20, 148, 156);
    header.write(
      `${header
        .reduce((total, byte) => total + byte)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
      'latin1',
    );
    let most = 0;
    async function* large() {
      yield header;
      for (let sent = 0; sent < pieces; sent++) {
        yield Buffer.alloc(piece, sent);
        most = Math.max(most, process.memoryUsage().arrayBuffers);
      }
    }
    const before = process.memoryUsage().arrayBuffers;
    await expect(receiveLayout(large(), { folder, maxBytes: 1e9 })).rejects.toThrow('neither');
    expect(most - before).toBeLessThan((piece * pieces) / 2);
  });

  test('leaves nothing when its sender leaves', async () => {
    const leaving = new AbortController();
    const tar = await whole();
    async function* pieces() {
      yield tar.subarray(0, 2000);
      leaving.abort(new Error('left'));
      yield tar.subarray(2000);
    }
    await expect(receiveLayout(pieces(), { folder, maxBytes: 1e6, signal: leaving.signal })).rejects.toThrow('left');
    await expectNothingKept();
  });
});

describe('the name of what was sent', () => {
  test.each([
    ['arm64.oci.tar', 'arm64.oci'],
    ['C:\\images\\My Image (2).TAR.GZ', 'my-image-2'],
    ['/tmp/x.tgz', 'x'],
    ['a__b--c.tar.zst', 'a-b-c'],
    ['../..', 'upload'],
    ['', 'upload'],
    ['ヤギ.tar', 'upload'],
    [`${'x'.repeat(300)}.tar`, 'x'.repeat(100)],
  ])('“%s” becomes “%s”', async (fileName, name) => {
    expect((await receive(await archiveOfFiles(layoutOf(oneImage)), { fileName })).name).toBe(name);
  });

  test('is never that of another layout', async () => {
    await mkdir(join(folder, 'a'));
    await writeFile(join(folder, 'a-2.tar'), '');
    const tar = await archiveOfFiles(layoutOf(oneImage));
    const names = await Promise.all([receive(tar), receive(tar), receive(tar)]);
    expect(names.map(({ name }) => name).sort()).toEqual(['a-3', 'a-4', 'a-5']);
  });
});
