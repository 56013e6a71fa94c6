import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTarHeader } from '@/lib/layout/tar-header';
import { readTar } from '@/lib/testing/read-tar';
import { fileOf } from './archive-file';
import { tarBytes, tarSizeBytes } from './tar-bytes';
import { tarHeader } from './tar-header';

describe('tarHeader', () => {
  it('says path and size in one block, however large the file', () => {
    const paths = fc.stringMatching(/^[a-z0-9/._-]{1,100}$/);
    fc.assert(
      fc.property(paths, fc.maxSafeNat(), (path, sizeBytes) => {
        const header = tarHeader(path, sizeBytes);
        expect(header.length).toBe(512);
        expect(parseTarHeader(header)).toEqual({ path, sizeBytes, type: '0', linkPath: '' });
      }),
    );
  });

  it.each([8 ** 11 - 1, 8 ** 11, 2 ** 40])('says a size of %d bytes', (sizeBytes) => {
    expect(parseTarHeader(tarHeader('blob', sizeBytes))?.sizeBytes).toBe(sizeBytes);
  });
});

describe('tarBytes', () => {
  it('writes what other readers read, in as many bytes as were promised', async () => {
    const path = fc.oneof(fc.stringMatching(/^[a-z]{1,12}$/), fc.stringMatching(/^blobs\/sha512\/[0-9a-f]{80,130}$/));
    const files = fc.uniqueArray(fc.tuple(path, fc.uint8Array({ maxLength: 2000 })), { selector: ([name]) => name });
    await fc.assert(
      fc.asyncProperty(files, async (contents) => {
        const archive = contents.map(([name, bytes]) => fileOf(name, bytes));
        const pieces: Uint8Array[] = [];
        for await (const piece of tarBytes(archive)) pieces.push(piece);
        const bytes = Buffer.concat(pieces);
        expect(bytes.length).toBe(tarSizeBytes(archive));
        const read = [...(await readTar(bytes))].map(([name, content]) => [name, new Uint8Array(content)]);
        expect(read).toEqual(contents);
      }),
      { numRuns: 50 },
    );
  });
});
