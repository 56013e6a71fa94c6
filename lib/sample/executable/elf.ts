import 'server-only';
import { armAttributes } from './arm-attributes';
import { ByteWriter } from './byte-writer';
import { type Machine, type MachineName, machines } from './machine-code';

const loadAddress = 0x400000;
// Systems with pages of 64 KiB map a segment only when it is aligned to them.
const pageBytes = 0x10000;

/** A static ELF program for `machine` that writes `text` to standard output and exits with 0. @see gABI, Object Files */
export function elfProgram(name: MachineName, text: string): Uint8Array {
  const machine: Machine = machines[name];
  const sections = [
    { name: '.text', type: 1, flags: 6, content: programBytes(machine, text) },
    ...armSections(name),
    { name: '.shstrtab', type: 3, flags: 0, content: new Uint8Array() },
  ];
  const names = `\0${sections.map((section) => section.name).join('\0')}\0`;
  return writeElf(
    machine,
    sections.map((section) => ({
      ...section,
      nameOffset: names.indexOf(`\0${section.name}\0`) + 1,
      content: section.name === '.shstrtab' ? Buffer.from(names) : section.content,
    })),
  );
}

type Section = Readonly<{ nameOffset: number; type: number; flags: number; content: Uint8Array }>;

function programBytes(machine: Machine, text: string): Uint8Array {
  const message = Buffer.from(text);
  if (message.length > 127) throw new RangeError('The programs count up to 127 bytes of text.');
  const code = machine.code(message.length);
  const writer = new ByteWriter(machine.byteOrder);
  if ('bytes' in code) writer.bytes(Uint8Array.from(code.bytes));
  else for (const word of code.words) writer.u32(word);
  return writer.bytes(message).done();
}

function armSections(name: MachineName) {
  if (name !== 'arm/v6' && name !== 'arm/v7') return [];
  return [{ name: '.ARM.attributes', type: 0x70000003, flags: 0, content: armAttributes(name) }];
}

/** Header, one segment that loads all up to the end of the first section, the sections, and their table. */
function writeElf(machine: Machine, sections: readonly Section[]): Uint8Array {
  const is64 = machine.bits === 64;
  const [headerBytes, segmentBytes, sectionBytes] = is64 ? [64, 56, 64] : [52, 32, 40];
  const codeOffset = headerBytes + segmentBytes;
  const contents = new ByteWriter(machine.byteOrder);
  const table = new ByteWriter(machine.byteOrder).zeros(sectionBytes);
  for (const section of sections) {
    const offset = codeOffset + contents.length;
    writeSectionHeader(table, is64, { ...section, offset });
    contents.bytes(section.content);
  }
  contents.alignTo(8, codeOffset);
  const tableOffset = codeOffset + contents.length;
  const loadedBytes = codeOffset + (sections[0]?.content.length ?? 0);

  const writer = new ByteWriter(machine.byteOrder);
  writer
    .bytes(Buffer.from('\x7fELF', 'latin1'))
    .u8(is64 ? 2 : 1)
    .u8(machine.byteOrder === 'little' ? 1 : 2)
    .u8(1)
    .zeros(9);
  writer.u16(2).u16(machine.elfMachine).u32(1); // An executable of version 1.
  writer
    .word(loadAddress + codeOffset, is64)
    .word(headerBytes, is64)
    .word(tableOffset, is64);
  writer.u32(machine.elfFlags).u16(headerBytes).u16(segmentBytes).u16(1);
  writer
    .u16(sectionBytes)
    .u16(sections.length + 1)
    .u16(sections.length);
  writeSegmentHeader(writer, is64, loadedBytes);
  return writer.bytes(contents.done()).bytes(table.done()).done();
}

/** One PT_LOAD segment, readable and executable, from the file's first byte on. */
function writeSegmentHeader(writer: ByteWriter, is64: boolean, loadedBytes: number): void {
  const readAndExecute = 5;
  writer.u32(1);
  if (is64) writer.u32(readAndExecute);
  writer.word(0, is64).word(loadAddress, is64).word(loadAddress, is64);
  writer.word(loadedBytes, is64).word(loadedBytes, is64);
  if (!is64) writer.u32(readAndExecute);
  writer.word(pageBytes, is64);
}

function writeSectionHeader(table: ByteWriter, is64: boolean, section: Section & { offset: number }): void {
  const address = section.flags === 0 ? 0 : loadAddress + section.offset;
  table.u32(section.nameOffset).u32(section.type).word(section.flags, is64).word(address, is64);
  table.word(section.offset, is64).word(section.content.length, is64).u32(0).u32(0).word(1, is64).word(0, is64);
}
