import type { Platform } from '../platform/platform';
import type { Host } from './host';
import { knownPlatform } from './known-platform';

/** How a program for another processor runs on Linux: QEMU, registered with binfmt_misc. */
export type Emulation = Readonly<{
  /** What runs under it, as `--platform` takes it. */
  platform: Platform;
  /** The handler that must be in `/proc/sys/fs/binfmt_misc`, such as `qemu-aarch64`. */
  handler: string;
  /** The command that registers it. */
  registerCommand: string;
}>;

/**
 * The emulator that runs programs for `platform` on `host`; null where there is none, or none is needed. QEMU runs no
 * 64-bit programs on 32-bit machines.
 */
export function emulationOf(platform: Platform, host: Host): Emulation | null {
  const { os, architecture } = knownPlatform(platform).normal;
  const name = qemuNames.get(architecture);
  if (name === undefined || os !== 'linux' || knownPlatform(host.platform).normal.os !== 'linux') return null;
  if (isNative(platform, host) || (is32Bit(host.platform) && !is32Bit(platform))) return null;
  return {
    platform,
    handler: `qemu-${name}`,
    registerCommand: `docker run --privileged --rm tonistiigi/binfmt --install ${architecture}`,
  };
}

/**
 * Whether the host's processor executes what is made for the architecture of `platform`. 32-bit ARM code counts as such
 * on a 64-bit ARM machine unless it is known to lack AArch32.
 */
export function isNative(platform: Platform, host: Host): boolean {
  const { architecture } = knownPlatform(platform).normal;
  const own = knownPlatform(host.platform).normal.architecture;
  if (architecture === own) return true;
  if (own === 'amd64') return architecture === '386';
  return own === 'arm64' && architecture === 'arm' && host.aarch32 !== 'no';
}

/** Whether it is 32-bit ARM code for a 64-bit ARM host. */
export function needsAarch32(platform: Platform, host: Host): boolean {
  return (
    knownPlatform(platform).normal.architecture === 'arm' &&
    knownPlatform(host.platform).normal.architecture === 'arm64'
  );
}

function is32Bit(platform: Platform): boolean {
  return ['386', 'arm'].includes(knownPlatform(platform).normal.architecture);
}

/** Architecture → how QEMU calls it. @see https://github.com/tonistiigi/binfmt, the configs it installs */
const qemuNames = new Map([
  ['386', 'i386'],
  ['amd64', 'x86_64'],
  ['arm', 'arm'],
  ['arm64', 'aarch64'],
  ['loong64', 'loongarch64'],
  ['mips64', 'mips64'],
  ['mips64le', 'mips64el'],
  ['ppc64le', 'ppc64le'],
  ['riscv64', 'riscv64'],
  ['s390x', 's390x'],
]);
