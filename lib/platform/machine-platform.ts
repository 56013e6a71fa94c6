import { normalizePlatform } from './normalize-platform';
import type { Platform } from './platform';

/**
 * The platform of a machine by the name that its system gives it: what `uname -m` prints, or Go's GOARCH. A 64-bit ARM
 * machine counts as v8, which is what Linux tells programs of it.
 */
export function machinePlatform(os: string, machine: string): Platform {
  const name = machine.toLowerCase();
  const [, armVersion] = /^armv(\d)/.exec(name) ?? [];
  if (armVersion !== undefined) return { os, architecture: 'arm', variant: `v${armVersion}` };
  const { architecture, variant } = normalizePlatform({ os, architecture: machineNames.get(name) ?? name });
  if (architecture === 'arm64') return { os, architecture, variant: 'v8' };
  // GOARCH does not tell the variant of an ARM machine, armhf and armel do.
  return { os, architecture, ...(variant !== undefined && name !== 'arm' && { variant }) };
}

const machineNames = new Map([
  ['i486', '386'],
  ['i586', '386'],
  ['i686', '386'],
  ['x86', '386'],
  ['loongarch64', 'loong64'],
]);
