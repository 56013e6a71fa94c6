import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Descriptor } from '../oci/descriptor';
import { mediaType } from '../oci/media-type';
import { type ArchiveEntry, archiveOf, archiveOfFiles, inPieces } from '../testing/archive-of';
import type { Fixture } from '../testing/fixtures';
import { imageFixtures } from '../testing/image-fixtures';
import { layoutFilesOf } from '../testing/write-layout';
import { receiveLayout } from './receive-layout';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receive-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const receive = (bytes: Uint8Array) =>
  receiveLayout(inPieces(bytes), { folder, fileName: 'a.tar', maxBytes: 100_000_000 });

/** Fails unless nothing is left of what was sent. */
async function expectNothingKept(): Promise<void> {
  expect(await readdir(folder)).toEqual([]);
}

const layoutOf = (fixture: Fixture, tag = 'v1') => layoutFilesOf({ [tag]: fixture });
const oneImage = imageFixtures.ociManifest();

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
  const indexOf = (count: number, others: readonly Descriptor[] = []) => {
    const digestAt = (at: number) => `sha256:${at.toString(16).padStart(64, '0')}`;
    const absent = Array.from({ length: count }, (_, at) => ({ ...oneImage.descriptor, digest: digestAt(at) }));
    return JSON.stringify({ schemaVersion: 2, mediaType: mediaType.ociIndex, manifests: [...absent, ...others] });
  };
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
      'a folder whose name a shell would obey',
      async () => archiveOfFiles(new Map([['$(reboot)/oci-layout', Buffer.from('{}')]])),
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
    [
      'more images than anybody has in one layout',
      async () => changed('index.json', indexOf(1001)),
      'too_large',
      'holds 1001 images',
    ],
    [
      'an image of more parts than are checked, nearly all of them missing',
      async () => {
        const many = Buffer.from(indexOf(19_999, [oneImage.descriptor]));
        const hex = createHash('sha256').update(many).digest('hex');
        const root = { mediaType: mediaType.ociIndex, digest: `sha256:${hex}`, size: many.length };
        const index = Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [root] }));
        return archiveOfFiles(new Map([...layoutOf(oneImage), ['index.json', index], [`blobs/sha256/${hex}`, many]]));
      },
      'too_large',
      'more than 20000 parts',
    ],
    ['a tar in bzip2', async () => Buffer.from('BZh91AY&SY'), 'unsupported', 'bzip2'],
  ])('%s is refused in words, and leaves nothing', async (_, make, code, words) => {
    const refused = receive(await make());
    await expect(refused).rejects.toMatchObject({ problem: { code } });
    await expect(refused).rejects.toThrow(words);
    const { problem } = await refused.catch((thrown) => thrown);
    expect(problem.hint ?? '').not.toMatch(/tar -C [$]/);
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
