import { expect, test } from 'vitest';
import { portableExecutable } from './portable-executable';

test('a program for Windows is a console PE for x86-64 whose entry point is its code', () => {
  const file = Buffer.from(portableExecutable('hello\n'));
  const header = file.readUInt32LE(0x3c);
  const optional = header + 24;
  const section = optional + file.readUInt16LE(header + 20);
  expect(file.toString('latin1', 0, 2)).toBe('MZ');
  expect(file.toString('latin1', header, header + 4)).toBe('PE\0\0');
  expect(file.readUInt16LE(header + 4)).toBe(0x8664);
  expect(file.readUInt16LE(optional)).toBe(0x20b);
  expect(file.readUInt16LE(optional + 68)).toBe(3);
  const codeAt = file.readUInt32LE(optional + 16) - file.readUInt32LE(section + 12) + file.readUInt32LE(section + 20);
  expect([...file.subarray(codeAt, codeAt + 3)]).toEqual([0x31, 0xc0, 0xc3]);
  expect(file.length).toBe(file.readUInt32LE(section + 20) + file.readUInt32LE(section + 16));
});
