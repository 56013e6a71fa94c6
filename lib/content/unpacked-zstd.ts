import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import { Decompress } from 'fzstd';
import { ProblemError } from '../problem/problem';
import { damagedStream } from './damaged-stream';
import { PieceReader } from './piece-reader';

const magicNumber = 0xfd2fb528;
const maxBlockBytes = 128 * 1024;
/** The most that the zstd tool unpacks unless it is told to. */
const maxWindowBytes = 128 * 1024 * 1024;

/** What the windows of frames may still take, in bytes: each has one to itself, which takes time to make. */
export type WindowBudget = { leftBytes: number };

/** Two of the widest windows; what is unpacked allows as much again. */
export function windowBudget(): WindowBudget {
  return { leftBytes: 2 * maxWindowBytes };
}

/**
 * The bytes of `pieces` as they were before zstd, a block at a time: at most 128 KiB come of one. The frame's checksum is not
 * looked at. Throws `manifest_invalid` on a damaged stream, `unsupported` on a window above 128 MiB and on many wide ones. @see RFC 8878, 3.1.1
 */
export async function* unpackedZstd(
  pieces: AsyncIterable<Uint8Array>,
  what: string,
  windows: WindowBudget,
): AsyncGenerator<Uint8Array> {
  const reader = new PieceReader(pieces);
  try {
    while (true) {
      const magic = await reader.take(4);
      if (magic.length === 0) return;
      if (isSkippable(magic)) await skip(reader);
      else {
        for await (const piece of unpackedFrame(reader, magic, { what, windows })) {
          windows.leftBytes += piece.length;
          yield piece;
        }
      }
    }
  } catch (error) {
    throw error instanceof BrokenFrame ? damagedStream(what, 'zstd', error) : error;
  } finally {
    await reader.close();
  }
}

class BrokenFrame extends Error {}

type Stream = Readonly<{ what: string; windows: WindowBudget }>;

async function* unpackedFrame(
  reader: PieceReader,
  magic: Uint8Array,
  { what, windows }: Stream,
): AsyncGenerator<Uint8Array> {
  const header = await readFrameHeader(reader, magic);
  if (header.windowBytes > maxWindowBytes) throw tooWide(what);
  windows.leftBytes -= header.windowBytes;
  if (windows.leftBytes < 0) throw tooManyWindows(what);
  const made: Uint8Array[] = [];
  const decoder = new Decompress((bytes) => made.push(bytes));
  let held: Uint8Array = header.bytes;
  for (let isLast = false; !isLast; ) {
    const block = await readBlock(reader);
    isLast = block.isLast;
    // The last byte goes along with the next block: fzstd keeps for good what it was given when nothing is left over of it.
    const bytes = Buffer.concat([held, block.bytes]);
    decode(decoder, bytes.subarray(0, -1), false);
    held = bytes.subarray(-1);
    yield* made.splice(0);
    // It is unpacked in this thread: whoever else waits for the server gets a turn.
    await turn();
  }
  decode(decoder, Buffer.concat([held, await exactly(reader, header.hasChecksum ? 4 : 0)]), true);
  yield* made.splice(0);
}

function decode(decoder: Decompress, bytes: Uint8Array, isLast: boolean): void {
  try {
    decoder.push(bytes, isLast);
  } catch (cause) {
    throw new BrokenFrame('A block cannot be unpacked.', { cause });
  }
}

type FrameHeader = Readonly<{ bytes: Uint8Array; windowBytes: number; hasChecksum: boolean }>;

/** @see RFC 8878, 3.1.1.1 */
async function readFrameHeader(reader: PieceReader, magic: Uint8Array): Promise<FrameHeader> {
  if (magic.length < 4 || view(magic).getUint32(0, true) !== magicNumber) throw new BrokenFrame('There is no frame.');
  const descriptor = view(await exactly(reader, 1)).getUint8(0);
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? Number(isSingleSegment) : 2 ** sizeFlag;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const rest = await exactly(reader, (isSingleSegment ? 0 : 1) + dictionaryBytes + sizeBytes);
  return {
    bytes: Buffer.concat([magic, Buffer.of(descriptor), rest]),
    windowBytes: isSingleSegment ? readSize(rest.subarray(dictionaryBytes)) : windowSize(view(rest).getUint8(0)),
    hasChecksum: (descriptor & 4) !== 0,
  };
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** The size of the content: two bytes of it count from 256. @see RFC 8878, 3.1.1.1.4 */
function readSize(field: Uint8Array): number {
  const value = field.reduceRight((total, byte) => total * 256 + byte, 0);
  return field.length === 2 ? value + 256 : value;
}

/** @see RFC 8878, 3.1.1.2 */
async function readBlock(reader: PieceReader): Promise<Readonly<{ bytes: Uint8Array; isLast: boolean }>> {
  const header = await exactly(reader, 3);
  const [low = 0, middle = 0, high = 0] = header;
  const size = (low >> 3) | (middle << 5) | (high << 13);
  const isRepeated = ((low >> 1) & 3) === 1;
  if (size > maxBlockBytes) throw new BrokenFrame('A block is too large.');
  const body = await exactly(reader, isRepeated ? 1 : size);
  return { bytes: Buffer.concat([header, body]), isLast: (low & 1) === 1 };
}

function isSkippable(magic: Uint8Array): boolean {
  return magic.length === 4 && (view(magic).getUint32(0, true) & 0xfffffff0) >>> 0 === 0x184d2a50;
}

async function skip(reader: PieceReader): Promise<void> {
  const length = view(await exactly(reader, 4)).getUint32(0, true);
  for await (const _ of reader.pass(length));
}

async function exactly(reader: PieceReader, length: number): Promise<Uint8Array> {
  const bytes = await reader.take(length);
  if (bytes.length < length) throw new BrokenFrame('The stream ends within a frame.');
  return bytes;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function tooManyWindows(what: string): ProblemError {
  return new ProblemError({
    code: 'unsupported',
    message: `“${what}” is made of many zstd frames that hold little and have wide windows, which is not supported.`,
    hint: 'Compress it in one go, or with gzip.',
  });
}

function tooWide(what: string): ProblemError {
  return new ProblemError({
    code: 'unsupported',
    message: `“${what}” was compressed with a zstd window above 128 MiB, which is not supported.`,
    hint: 'Compress it without “--long” above 27, or with gzip.',
  });
}
