import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../problem/problem';
import { hasPeer } from '../testing/peer-command';
import { unpacked } from './unpacked';

const zstd = (bytes: Uint8Array, ...options: string[]) =>
  execFileSync('zstd', ['-q', '-c', ...options], { input: bytes, maxBuffer: 1 << 28 });

/** `bytes` in pieces of `length`. */
async function* cut(bytes: Uint8Array, length = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function allOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const unpackedFrom = (bytes: Uint8Array, length?: number) => allOf(unpacked(cut(bytes, length), 'a.tar'));

const text = Buffer.from('what a layer holds, '.repeat(40_000));
const noise = randomBytes(300_000);
const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
const hasZstd = await hasPeer('zstd');

describe('a stream', () => {
  test.each([
    ['plain', text],
    ['empty', Buffer.alloc(0)],
    ['shorter than any magic number', Buffer.from('x')],
  ])('that is %s is passed on as it is', async (_, bytes) => {
    expect((await unpackedFrom(bytes)).equals(bytes)).toBe(true);
  });

  test('in gzip is unpacked, of several members too', async () => {
    const packed = Buffer.concat([gzipSync(text), gzipSync(noise)]);
    expect((await unpackedFrom(packed)).equals(Buffer.concat([text, noise]))).toBe(true);
  });

  test.skipIf(!hasZstd).each<[string, () => Buffer, Buffer]>([
    ['of text', () => zstd(text), text],
    ['of noise', () => zstd(noise), noise],
    ['of nothing', () => zstd(Buffer.alloc(0)), Buffer.alloc(0)],
    ['of one byte', () => zstd(Buffer.from('x')), Buffer.from('x')],
    ['of zeros', () => zstd(Buffer.alloc(3_000_000)), Buffer.alloc(3_000_000)],
    ['with a checksum and a large window', () => zstd(text, '--check', '-19'), text],
    ['of several frames', () => Buffer.concat([zstd(text), skippable, zstd(noise)]), Buffer.concat([text, noise])],
  ])('in zstd is unpacked: %s', async (_, pack, expected) => {
    for (const length of [7, 1000, 1 << 20]) expect((await unpackedFrom(pack(), length)).equals(expected)).toBe(true);
  });

  test.skipIf(!hasZstd)('in zstd comes in pieces of 128 KiB, however much one block stands for', async () => {
    const packed = zstd(Buffer.alloc(50_000_000));
    for await (const piece of unpacked(cut(packed), 'a.tar')) expect(piece.length).toBeLessThanOrEqual(128 * 1024);
  });

  test('in zstd is not held in memory', async () => {
    const blocks = 1000;
    const size = 128 * 1024;
    let most = 0;
    async function* frame(): AsyncGenerator<Uint8Array> {
      // A window of 128 KiB, then blocks that are stored as they are.
      yield Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x38]);
      for (let sent = 1; sent <= blocks; sent++) {
        yield Buffer.from([((size << 3) & 255) | Number(sent === blocks), (size >> 5) & 255, size >> 13]);
        yield Buffer.alloc(size, sent);
        most = Math.max(most, process.memoryUsage().arrayBuffers);
      }
    }
    const before = process.memoryUsage().arrayBuffers;
    let length = 0;
    for await (const piece of unpacked(frame(), 'a.tar')) length += piece.length;
    expect(length).toBe(blocks * size);
    expect(most - before).toBeLessThan((blocks * size) / 2);
  });

  test.each<[string, () => Uint8Array, string]>([
    ['gzip that was cut short', () => gzipSync(noise).subarray(0, 1000), 'not a whole gzip stream'],
    ['gzip that was damaged', () => gzipSync(text).fill(0x55, 40, 80), 'not a whole gzip stream'],
    ['bzip2', () => Buffer.from('BZh91AY&SY'), 'bzip2'],
    ['xz', () => Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1]), 'xz'],
    ['zstd with nothing behind its name', () => Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), 'not a whole zstd stream'],
    ['zstd with a window of 2 TiB', () => Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0xf8]), 'window above 128 MiB'],
    [
      'zstd of one segment of 4 GiB',
      () => Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 255, 255, 255, 255]),
      'window above 128 MiB',
    ],
    [
      'zstd of many frames, each of a byte and with a window of 128 MiB',
      () => Buffer.alloc(100, Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x88, 9, 0, 0, 65])),
      'have wide windows',
    ],
  ])('%s is refused in words', async (_, make, words) => {
    const reading = unpackedFrom(make());
    await expect(reading).rejects.toBeInstanceOf(ProblemError);
    await expect(reading).rejects.toThrow(words);
  });

  test('ends with the error of where it comes from', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield gzipSync(noise).subarray(0, 5000);
      throw new Error('the sender left');
    }
    await expect(allOf(unpacked(broken(), 'a.tar'))).rejects.toThrow('the sender left');
  });

  test('lets go of where it comes from when its reader leaves', async () => {
    for (const bytes of [text, gzipSync(noise)]) {
      let isLeft = false;
      async function* watched(): AsyncGenerator<Uint8Array> {
        try {
          yield* cut(bytes);
        } finally {
          isLeft = true;
        }
      }
      for await (const _ of unpacked(watched(), 'a.tar')) break;
      expect(isLeft).toBe(true);
    }
  });
});

test('any damage to a stream is told in words, or harmless', async () => {
  const streams = [gzipSync(text.subarray(0, 3000)), ...(hasZstd ? [zstd(text.subarray(0, 3000))] : [])];
  const damage = fc.record({ of: fc.nat(), at: fc.nat(), bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }) });
  await fc.assert(
    fc.asyncProperty(damage, async ({ of, at, bytes }) => {
      const stream = Buffer.from(streams[of % streams.length] ?? '');
      // Their names stay: what is no longer a stream is passed on as it is.
      stream.set(bytes.subarray(0, stream.length - 6), 4 + (at % (stream.length - 14)));
      await unpackedFrom(stream).catch((error: unknown) => expect(error).toBeInstanceOf(ProblemError));
    }),
    { numRuns: 300 },
  );
});
