import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../problem/problem';
import { type ArchiveEntry, archiveOf } from '../testing/archive-of';
import { isLayoutPath, type LayoutPath } from './layout-files';
import { indexTar, type TarSource } from './tar-index';

/** A tar in memory that fails the test when it is read outside its bounds. */
function sourceOf(tar: Uint8Array): TarSource {
  return {
    name: 'test.tar',
    sizeBytes: tar.length,
    read: async (position, length) => {
      expect(position).toBeGreaterThanOrEqual(0);
      expect(position + length).toBeLessThanOrEqual(tar.length);
      return tar.subarray(position, position + length);
    },
  };
}

const blobPath = (content: string): LayoutPath => {
  const path = `blobs/sha256/${createHash('sha256').update(content).digest('hex')}`;
  if (!isLayoutPath(path)) throw new Error(path);
  return path;
};

async function contentIn(tar: Uint8Array, path: LayoutPath): Promise<string | null> {
  const slice = (await indexTar(sourceOf(tar))).get(path);
  return slice === undefined
    ? null
    : Buffer.from(tar).toString('utf8', slice.position, slice.position + slice.sizeBytes);
}

describe('a tar', () => {
  test.each(['index.json', './index.json'])('gives the file “%s” by its position', async (name) => {
    const tar = await archiveOf([
      { name: 'blobs/', type: 'directory' },
      { name, content: '{"a":1}' },
    ]);
    expect(await contentIn(tar, 'index.json')).toBe('{"a":1}');
  });

  test('gives the last of two files of one name', async () => {
    const tar = await archiveOf([
      { name: 'index.json', content: 'first' },
      { name: 'index.json', content: 'second' },
    ]);
    expect(await contentIn(tar, 'index.json')).toBe('second');
  });

  test('gives files whose name and size are in pax headers', async () => {
    const path = blobPath('x');
    const pax = { path: `./${path}`, size: '1' };
    const tar = await archiveOf([
      { name: 'elsewhere', pax, content: 'x' },
      { name: 'index.json', content: 'y' },
    ]);
    expect(await contentIn(tar, path)).toBe('x');
    expect(await contentIn(tar, 'index.json')).toBe('y');
  });

  test('gives files with GNU long names', async () => {
    const path = blobPath('x');
    const tar = await archiveOf([
      { name: '././@LongLink', content: `${path}\0` },
      { name: 'cut-short', content: 'x' },
    ]);
    expect(await contentIn(retyped(tar, 'L'), path)).toBe('x');
  });

  test.each([
    '/index.json',
    '../index.json',
    'blobs/../index.json',
    'a/index.json',
    'index.json/',
    `blobs/sha256/${'a'.repeat(63)}`,
    `blobs/sha256/../sha256/${'a'.repeat(64)}`,
    `blobs/md5/${'a'.repeat(32)}`,
  ])('passes over the path “%s”', async (name) => {
    const tar = await archiveOf([{ name, content: 'x', type: 'file' }]);
    expect([...(await indexTar(sourceOf(tar))).keys()]).toEqual([]);
  });

  test.each<ArchiveEntry['type']>(['symlink', 'link', 'character-device', 'block-device', 'fifo', 'directory'])(
    'passes over a %s in the place of a file',
    async (type) => {
      const tar = await archiveOf([
        { name: 'index.json', type, linkname: '/etc/passwd' },
        { name: 'oci-layout', content: 'after' },
      ]);
      expect(await contentIn(tar, 'index.json')).toBeNull();
      expect(await contentIn(tar, 'oci-layout')).toBe('after');
    },
  );

  const empty = { name: 'a' };
  const filled = (content: string) => archiveOf([{ name: 'a', content }]);
  test.each<[string, () => Promise<Buffer>, string]>([
    ['cut short', async () => (await filled('x'.repeat(2000))).subarray(0, 1024), 'in the middle of a file'],
    ['compressed', async () => Buffer.alloc(2048, 0x1f), 'not a whole tar'],
    ['with a sparse file', async () => retyped(await archiveOf([empty]), 'S'), 'sparse'],
    ['with an endless extended header', async () => retyped(await filled('x'.repeat(70_000)), 'x'), 'too long'],
    ['with a malformed extended header', async () => retyped(await filled('9 a=b'), 'x'), 'malformed'],
    [
      'with a negative size',
      async () => patched(await archiveOf([empty]), 124, Buffer.alloc(12, 0xff)),
      'out of range',
    ],
    [
      'of too many entries',
      async () => repeated((await archiveOf([empty])).subarray(0, 512), 20_001),
      'more than 20000',
    ],
  ])('%s is refused in words', async (_, make, words) => {
    const reading = indexTar(sourceOf(await make()));
    await expect(reading).rejects.toBeInstanceOf(ProblemError);
    await expect(reading).rejects.toThrow(words);
  });
});

describe('any bytes at all', () => {
  const entry = fc.record({
    name: fc.oneof(
      fc.constantFrom('index.json', './oci-layout', '../index.json', '/etc/passwd', blobPath('x')),
      fc.string({ minLength: 1, maxLength: 120 }).filter((name) => name.trim() !== ''),
    ),
    content: fc.string({ maxLength: 1500 }),
    pax: fc.option(fc.constantFrom({ size: '99999999' }, { size: '-1' }, { path: '../index.json' }, { size: '7' }), {
      nil: undefined,
    }),
  });
  const damage = fc.record({ at: fc.nat(), bytes: fc.uint8Array({ minLength: 1, maxLength: 16 }), mend: fc.boolean() });

  test('of a damaged archive are refused in words, or give slices that lie within it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 4 }),
        fc.array(damage, { maxLength: 3 }),
        async (entries, damages) => {
          const whole = await archiveOf(entries);
          await expectBounded(damages.reduce(damaged, whole));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('that were never an archive are refused in words, or give nothing outside them', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), expectBounded));
  });

  async function expectBounded(tar: Uint8Array): Promise<void> {
    const index = await indexTar(sourceOf(tar)).catch((error: unknown) => {
      expect(error).toBeInstanceOf(ProblemError);
      return new Map();
    });
    for (const [path, { position, sizeBytes }] of index) {
      expect(isLayoutPath(path)).toBe(true);
      expect(sizeBytes).toBeGreaterThanOrEqual(0);
      expect(position + sizeBytes).toBeLessThanOrEqual(tar.length);
    }
  }

  /** Damage inside a header whose checksum is then mended reaches the code behind the checksum. */
  function damaged(tar: Buffer, { at, bytes, mend }: { at: number; bytes: Uint8Array; mend: boolean }): Buffer {
    const place = mend ? at % 512 : at % tar.length;
    return mend
      ? patched(tar, place, bytes)
      : Buffer.concat([tar.subarray(0, place), bytes, tar.subarray(place + bytes.length)]);
  }
});

/** `tar` with `bytes` written into its first header, whose checksum is made right. */
function patched(tar: Buffer, at: number, bytes: Uint8Array): Buffer {
  const copy = Buffer.from(tar);
  copy.set(bytes.subarray(0, 512 - at), at);
  copy.fill(0x20, 148, 156);
  const sum = copy.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  copy.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return copy;
}

const retyped = (tar: Buffer, type: string): Buffer => patched(tar, 156, Buffer.from(type));
const repeated = (block: Buffer, count: number): Buffer => Buffer.concat(Array<Buffer>(count).fill(block));
