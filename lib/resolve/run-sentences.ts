import type { Platform } from '../platform/platform';
import { type Emulation, isNative, needsAarch32 } from './emulation';
import type { Host } from './host';
import { knownPlatform } from './known-platform';

/** Whether and how the host runs what it pulled; nothing where there is nothing to say. */
export function runSentences(runs: Platform, host: Host, emulation: Emulation | null): readonly string[] {
  const { os } = knownPlatform(runs).normal;
  const own = knownPlatform(host.platform).normal.os;
  if (os !== own) return [`It is for ${os} and does not run on ${own}.`];
  if (emulation !== null) {
    const cause = needsAarch32(runs, host) ? 'The cores of this host have no AArch32: it' : 'It';
    return [
      `${cause} runs only where ${emulation.handler} is registered with binfmt_misc, else it fails with “exec format error”.`,
    ];
  }
  if (!isNative(runs, host)) return ['The host’s processor does not execute it.'];
  if (!needsAarch32(runs, host)) return [];
  return host.aarch32 === 'yes'
    ? ['The cores of this host execute it as 32-bit code.']
    : ['It runs only on cores with AArch32, which many newer ones lack.'];
}
