import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProblemError } from '../problem/problem';
import { archiveOf, inPieces } from '../testing/archive-of';
import { isLayoutPath } from './layout-files';
import { readTar } from './read-tar';
import { indexTar } from './tar-index';

/** The layout's files in a tar, read as it arrives in pieces of `length`; null where it is refused. */
async function streamed(tar: Uint8Array, length: number): Promise<Map<string, string> | null> {
  const files = new Map<string, string>();
  try {
    for await (const { kind, path, content } of readTar(inPieces(tar, length), 'test.tar')) {
      if (kind !== 'file' || !isLayoutPath(path)) continue;
      const pieces: Uint8Array[] = [];
      for await (const piece of content) pieces.push(piece);
      files.set(path, Buffer.concat(pieces).toString('latin1'));
    }
    return files;
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError);
    return null;
  }
}

/** The same, read by position. */
async function indexed(tar: Uint8Array): Promise<Map<string, string>> {
  const read = async (at: number, length: number) => tar.subarray(at, at + length);
  const index = await indexTar({ name: 'test.tar', sizeBytes: tar.length, read });
  const text = Buffer.from(tar).toString('latin1');
  return new Map([...index].map(([path, { position, sizeBytes }]) => [path, text.substr(position, sizeBytes)]));
}

const blob = `blobs/sha256/${'a'.repeat(64)}`;
const entry = fc.record({
  name: fc.oneof(
    fc.constantFrom('index.json', './oci-layout', '../index.json', '/etc/passwd', blob, `x/${blob}`),
    fc.string({ minLength: 1, maxLength: 120 }).filter((name) => name.trim() !== ''),
  ),
  type: fc.constantFrom('file' as const, 'symlink' as const, 'directory' as const),
  linkname: fc.constantFrom('/etc/passwd', 'index.json'),
  content: fc.string({ maxLength: 1500 }),
  pax: fc.option(fc.constantFrom({ size: '99999999' }, { size: '7' }, { path: blob }, { linkpath: '../x' }), {
    nil: undefined,
  }),
});
const entries = fc.array(
  entry.map(({ content, ...header }) => ({ ...header, content: header.type === 'file' ? content : '' })),
  { maxLength: 5 },
);

test('a tar is the same tar, whether it is read as it arrives or by position', async () => {
  await fc.assert(
    fc.asyncProperty(entries, fc.integer({ min: 1, max: 2000 }), async (made, length) => {
      const tar = await archiveOf(made);
      const files = await streamed(tar, length);
      if (files !== null) expect(files).toEqual(await indexed(tar));
      if (made.every(({ pax }) => pax?.size === undefined)) expect(files).not.toBeNull();
    }),
  );
});

test('any damage to a tar is told in words, or is damage to both readings', async () => {
  const damage = fc.record({ at: fc.nat(), bytes: fc.uint8Array({ minLength: 1, maxLength: 16 }), cut: fc.nat() });
  await fc.assert(
    fc.asyncProperty(entries, damage, async (made, { at, bytes, cut }) => {
      const whole = await archiveOf(made);
      const tar = whole.subarray(0, whole.length - (cut % 3 === 0 ? cut % whole.length : 0));
      if (cut % 3 !== 0) tar.set(bytes.subarray(0, tar.length - (at % tar.length)), at % tar.length);
      const files = await streamed(tar, 700);
      if (files !== null) expect(files).toEqual(await indexed(tar));
    }),
    { numRuns: 300 },
  );
});
