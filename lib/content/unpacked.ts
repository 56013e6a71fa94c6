import 'server-only';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ProblemError } from '../problem/problem';
import { damagedStream } from './damaged-stream';
import { PieceReader } from './piece-reader';
import { unpackedZstd, windowBudget } from './unpacked-zstd';

const magic = {
  gzip: [0x1f, 0x8b],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
  bzip2: [0x42, 0x5a, 0x68],
  xz: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
} as const;

/**
 * The bytes of `pieces` as they were before gzip or zstd, told by their first bytes; what is neither is passed on as it is.
 * It goes on for as long as there is something to unpack: whoever reads it bounds it. `what` names it in problems; streams of one sender share `windows`.
 * Throws `manifest_invalid` on a damaged stream and `unsupported` on bzip2 and xz. @see RFC 1952, RFC 8878
 */
export async function* unpacked(
  pieces: AsyncIterable<Uint8Array>,
  what: string,
  windows = windowBudget(),
): AsyncGenerator<Uint8Array> {
  const reader = new PieceReader(pieces);
  try {
    const head = await reader.take(6);
    const begins = (bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte);
    const whole = { [Symbol.asyncIterator]: () => afterHead(head, reader) };
    if (begins(magic.gzip)) yield* gunzipped(whole, what);
    else if (begins(magic.zstd)) yield* unpackedZstd(whole, what, windows);
    else if (begins(magic.bzip2)) throw unsupported(what, 'bzip2');
    else if (begins(magic.xz)) throw unsupported(what, 'xz');
    else yield* whole;
  } finally {
    await reader.close();
  }
}

async function* afterHead(head: Uint8Array, reader: PieceReader): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  yield* reader.pass(Number.POSITIVE_INFINITY);
}

async function* gunzipped(pieces: AsyncIterable<Uint8Array>, what: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // What goes wrong on either side ends the reading below with the error itself.
  pipeline(Readable.from(pieces, { objectMode: false }), gunzip, () => undefined);
  try {
    yield* gunzip;
  } catch (error) {
    throw isZlibError(error) ? damagedStream(what, 'gzip', error) : error;
  } finally {
    gunzip.destroy();
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}

function unsupported(what: string, format: string): ProblemError {
  return new ProblemError({
    code: 'unsupported',
    message: `“${what}” is compressed with ${format}, which is not supported.`,
    hint: 'Send it uncompressed, or compressed with gzip or zstd.',
  });
}
