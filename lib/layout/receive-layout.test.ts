import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveOfFiles, inPieces } from '../testing/archive-of';
import { attestation, type Fixture, image, ociIndex, sha256 } from '../testing/fixtures';
import { imageFixtures } from '../testing/image-fixtures';
import { mountSmallDisk } from '../testing/small-disk';
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

test('what the disk cannot hold has a named problem, and nothing of it is left', async ({ skip }) => {
  const disk = await mountSmallDisk(folder, '256k');
  if (disk === null) return skip('Nobody may mount a small file system here.');
  try {
    const tar = await archiveOfFiles(layoutOf(oneImage).set('large', Buffer.alloc(1_000_000, 'x')));
    await expect(receive(tar)).rejects.toMatchObject({
      problem: { code: 'too_large', message: expect.stringContaining('no space is left') },
    });
    expect(await readdir(folder)).toEqual([]);
    await disk.resize('8m');
    expect(await receive(tar)).toMatchObject({ name: 'a' });
  } finally {
    await disk.unmount();
  }
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
