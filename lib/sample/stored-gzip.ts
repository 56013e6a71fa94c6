import 'server-only';
import { crc32 } from 'node:zlib';

const maxStoredBytes = 0xffff;

/**
 * A gzip stream of stored, that is uncompressed, blocks: the same bytes with every version of zlib.
 * @see RFC 1952 (gzip), and RFC 1951, 3.2.4 Non-compressed blocks
 */
export function storedGzip(bytes: Uint8Array): Uint8Array {
  // Deflate, no flags, no time, no hints, an unknown operating system.
  const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes), 0);
  trailer.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([header, ...storedBlocks(bytes), trailer]);
}

function* storedBlocks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start === 0 || start < bytes.length; start += maxStoredBytes) {
    const content = bytes.subarray(start, start + maxStoredBytes);
    const header = Buffer.alloc(5);
    header.writeUInt8(start + maxStoredBytes >= bytes.length ? 1 : 0, 0);
    header.writeUInt16LE(content.length, 1);
    header.writeUInt16LE(~content.length & 0xffff, 3);
    yield header;
    yield content;
  }
}
