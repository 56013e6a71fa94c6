import 'server-only';
import { ByteWriter } from './byte-writer';

const sectionAlignment = 0x1000;
const fileAlignment = 0x200;
const headerOffset = 0x40;

/** `xor eax, eax; ret`: the process ends with 0. */
const code = [0x31, 0xc0, 0xc3];

/**
 * A console program for 64-bit Windows on x86-64 that exits with 0 at once; `text` stands behind its code. It imports
 * nothing, so it runs on every Windows Server. @see Microsoft, PE Format
 */
export function portableExecutable(text: string): Uint8Array {
  const section = new ByteWriter('little').bytes(Uint8Array.from(code)).bytes(Buffer.from(text)).done();
  const file = new ByteWriter('little');
  writeDosHeader(file);
  writeCoffHeader(file);
  writeOptionalHeader(file);
  writeSectionHeader(file, section.length);
  return file.alignTo(fileAlignment).bytes(section).alignTo(fileAlignment).done();
}

function writeDosHeader(file: ByteWriter): void {
  file.bytes(Buffer.from('MZ')).zeros(0x3a).u32(headerOffset);
}

function writeCoffHeader(file: ByteWriter): void {
  file.bytes(Buffer.from('PE\0\0')).u16(0x8664).u16(1); // AMD64, one section.
  file.u32(0).u32(0).u32(0); // No time stamp, no symbols.
  file.u16(0xf0).u16(0x22); // Size of the optional header; executable, large addresses.
}

function writeOptionalHeader(file: ByteWriter): void {
  file.u16(0x20b).u8(0).u8(0); // PE32+.
  file.u32(fileAlignment).u32(0).u32(0); // Code, initialised and other data.
  file.u32(sectionAlignment).u32(sectionAlignment); // Entry point and base of the code.
  file.word(0x140000000, true).u32(sectionAlignment).u32(fileAlignment);
  file.u16(6).u16(0).u16(0).u16(0).u16(6).u16(0).u32(0); // Windows NT 6.0 and later.
  file
    .u32(2 * sectionAlignment)
    .u32(fileAlignment)
    .u32(0); // Image, headers, no checksum.
  file.u16(3).u16(0x8160); // Console; high entropy addresses, relocatable, no execution of data.
  file.word(0x100000, true).word(0x1000, true).word(0x100000, true).word(0x1000, true); // Stack and heap.
  file
    .u32(0)
    .u32(16)
    .zeros(16 * 8); // No data directories.
}

function writeSectionHeader(file: ByteWriter, length: number): void {
  file.bytes(Buffer.from('.text\0\0\0')).u32(length).u32(sectionAlignment).u32(fileAlignment).u32(fileAlignment);
  file.u32(0).u32(0).u16(0).u16(0).u32(0x60000020); // Code that can be read and executed.
}
