import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { hasPeer, runPeer } from '../../testing/peer-command';
import { elfProgram } from './elf';
import type { MachineName } from './machine-code';

const emulators: readonly (readonly [MachineName, string])[] = [
  ['amd64', 'qemu-x86_64-static'],
  ['386', 'qemu-i386-static'],
  ['arm64', 'qemu-aarch64-static'],
  ['arm/v6', 'qemu-arm-static'],
  ['arm/v7', 'qemu-arm-static'],
  ['ppc64le', 'qemu-ppc64le-static'],
  ['s390x', 'qemu-s390x-static'],
  ['riscv64', 'qemu-riscv64-static'],
  ['loong64', 'qemu-loongarch64-static'],
];
// The processor of the Raspberry Pi Zero: ARMv6, and not a step further.
const armv6Processor = ['-cpu', 'arm1176'];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'programs-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('the program for', () => {
  test.for(emulators)('%s says hello and exits with 0', async ([name, emulator], context) => {
    await skipWithout(emulator, context);
    expect(await runEmulated(emulator, name)).toBe(`hello from linux/${name}\n`);
  });

  test('arm/v6 runs on an ARMv6 processor, the one for arm/v7 does not', async (context) => {
    await skipWithout('qemu-arm-static', context);
    expect(await runEmulated('qemu-arm-static', 'arm/v6', armv6Processor)).toContain('hello');
    await expect(runEmulated('qemu-arm-static', 'arm/v7', armv6Processor)).rejects.toThrow('Illegal instruction');
  });

  test('any machine refuses a text longer than its code can count', () => {
    expect(() => elfProgram('amd64', 'x'.repeat(128))).toThrow(RangeError);
  });
});

async function runEmulated(emulator: string, name: MachineName, options: readonly string[] = []): Promise<string> {
  const path = join(folder, name.replace('/', '-'));
  await writeFile(path, elfProgram(name, `hello from linux/${name}\n`), { mode: 0o755 });
  return String(await runPeer(emulator, [...options, path]));
}

async function skipWithout(emulator: string, context: TestContext): Promise<void> {
  context.skip(!(await hasPeer(emulator)), `${emulator} is not installed: apt-get install qemu-user-static`);
}
