import 'server-only';
import { paddedBytes, tarBlockBytes } from '@/lib/layout/tar-header';

/** The most that eleven octal digits can say. */
const maxOctalBytes = 8 ** 11 - 1;
const maxNameBytes = 100;

/**
 * The header of a regular file that belongs to nobody and is of no time, so that the same content makes the same archive. A path of
 * more than 100 bytes, as of a sha512 blob, has an extended header; sizes from 8 GiB on are written in binary, as GNU tar does.
 * @see POSIX pax, ustar Interchange Format, pax Extended Header
 */
export function tarHeader(path: string, sizeBytes: number): Uint8Array {
  const name = Buffer.from(path);
  if (name.length <= maxNameBytes) return headerBlock(name, sizeBytes, '0');
  const records = paxRecord('path', path);
  const padding = Buffer.alloc(paddingBytes(records.length));
  const extended = headerBlock(Buffer.from('PaxHeader'), records.length, 'x');
  return Buffer.concat([extended, records, padding, headerBlock(name.subarray(0, maxNameBytes), sizeBytes, '0')]);
}

/** What is missing to a whole number of blocks. */
export function paddingBytes(sizeBytes: number): number {
  return paddedBytes(sizeBytes) - sizeBytes;
}

function headerBlock(name: Uint8Array, sizeBytes: number, type: '0' | 'x'): Buffer {
  const block = Buffer.alloc(tarBlockBytes);
  block.set(name);
  writeOctal(block, 100, 8, 0o644);
  writeOctal(block, 108, 8, 0);
  writeOctal(block, 116, 8, 0);
  writeSize(block, sizeBytes);
  writeOctal(block, 136, 12, 0);
  block.write(type, 156);
  block.write('ustar\u000000', 257, 'latin1');
  // The checksum counts its own field as eight spaces.
  block.fill(' ', 148, 156);
  writeOctal(
    block,
    148,
    7,
    block.reduce((total, byte) => total + byte, 0),
  );
  return block;
}

function writeSize(block: Buffer, sizeBytes: number): void {
  if (sizeBytes <= maxOctalBytes) {
    writeOctal(block, 124, 12, sizeBytes);
  } else {
    block.writeUInt8(0x80, 124);
    block.writeBigUInt64BE(BigInt(sizeBytes), 128);
  }
}

/** As many octal digits as fit before a NUL. */
function writeOctal(block: Buffer, at: number, length: number, value: number): void {
  block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
}

/** A record begins with its own length, whose digits count. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  const length = rest + String(rest + String(rest).length).length;
  return Buffer.from(`${length} ${key}=${value}\n`);
}
