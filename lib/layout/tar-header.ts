import 'server-only';

/** One header block of a tar. @see POSIX pax, ustar Interchange Format */
export type TarHeader = Readonly<{ path: string; sizeBytes: number; type: string; linkPath: string }>;

export const tarBlockBytes = 512;

/** The bytes that content of `sizeBytes` takes in a tar: whole blocks. */
export function paddedBytes(sizeBytes: number): number {
  return Math.ceil(sizeBytes / tarBlockBytes) * tarBlockBytes;
}

/** Reads one header block: null for the block of zeros that ends an archive. Throws `Error` that says what is wrong. */
export function parseTarHeader(block: Uint8Array): TarHeader | null {
  if (block.every((byte) => byte === 0)) return null;
  if (readNumber(block, 148, 8) !== checksum(block)) throw new Error('the checksum of a header is wrong');
  return {
    path: readPath(block),
    sizeBytes: readNumber(block, 124, 12),
    type: String.fromCharCode(block[156] ?? 0),
    linkPath: readText(block, 157, 100),
  };
}

type PaxRecords = { path?: string; linkPath?: string; sizeBytes?: number };

/** The `path`, `linkpath` and `size` of a pax extended header, absent when it does not set them. @see POSIX pax Extended Header */
export function parsePaxRecords(bytes: Uint8Array): Readonly<PaxRecords> {
  const found: PaxRecords = {};
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < buffer.length; ) {
    const length = Number(/^([1-9][0-9]{0,6}) /.exec(buffer.toString('latin1', start, start + 8))?.[1]);
    const end = start + length;
    if (!(end <= buffer.length) || buffer[end - 1] !== 0x0a) throw new Error('an extended header is malformed');
    const record = buffer.toString('utf8', start + String(length).length + 1, end - 1);
    const equals = record.indexOf('=');
    if (equals === -1) throw new Error('an extended header is malformed');
    const [key, value] = [record.slice(0, equals), record.slice(equals + 1)];
    if (key === 'path') found.path = value;
    if (key === 'linkpath') found.linkPath = value;
    if (key === 'size') found.sizeBytes = decimal(value);
    start = end;
  }
  return found;
}

/** Text up to the first NUL. */
export function readText(bytes: Uint8Array, start = 0, length = bytes.length): string {
  const field = Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(length, bytes.length - start));
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? field.length : end);
}

function readPath(block: Uint8Array): string {
  const name = readText(block, 0, 100);
  // Only POSIX's own format has a prefix there; GNU's (“ustar” and two spaces) keeps times in that place.
  const prefix = readText(block, 257, 6) === 'ustar' ? readText(block, 345, 155) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

function readNumber(block: Uint8Array, start: number, length: number): number {
  if (((block[start] ?? 0) & 0x80) !== 0) return readBase256(block.subarray(start, start + length));
  const digits = readText(block, start, length).trim();
  if (!/^[0-7]*$/.test(digits)) throw new Error('a number in a header is not octal');
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

/** GNU's form of numbers that do not fit in octal digits: big endian, the first bit set. Negative ones are refused. */
function readBase256(field: Uint8Array): number {
  const value = field.reduce((total, byte, at) => total * 256 + (at === 0 ? byte & 0x7f : byte), 0);
  if (!Number.isSafeInteger(value)) throw new Error('a number in a header is out of range');
  return value;
}

function decimal(text: string): number {
  const value = Number(text);
  if (!/^[0-9]+$/.test(text) || !Number.isSafeInteger(value)) throw new Error('a size in an extended header is wrong');
  return value;
}

/** The sum of the block's bytes, with its own field taken as eight spaces. */
function checksum(block: Uint8Array): number {
  return block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}
