import { type Fit, noFit } from './engine-rules';
import { type KnownPlatform, knownPlatform } from './known-platform';
import { listed } from './platform-label';
import type { WantedPlatform } from './wanted-platform';

/** Tells why an entry is none of what a host looks for: once for each machine that entries are for. */
export function mismatches(host: KnownPlatform, wanted: readonly WantedPlatform[]): (entry: KnownPlatform) => Fit {
  const told = new Map<string, Fit>();
  return (entry) => {
    const before = told.get(entry.machine);
    if (before !== undefined) return before;
    const fit = noFit(sentence(entry, host, wanted));
    told.set(entry.machine, fit);
    return fit;
  };
}

function sentence(entry: KnownPlatform, host: KnownPlatform, wanted: readonly WantedPlatform[]): string {
  const { os, architecture, variant } = entry.normal;
  if (os === '' || os === 'unknown' || architecture === '' || architecture === 'unknown') {
    return 'It names no platform that a machine could have.';
  }
  if (os !== host.normal.os) return `It is for ${os}, the host runs ${host.normal.os}.`;
  const related = wanted.filter(({ platform }) => knownPlatform(platform).normal.architecture === architecture);
  if (architecture !== host.normal.architecture && related.length === 0) {
    const is32Bit = substitutes.get(host.normal.architecture) === architecture;
    if (is32Bit) return `It is 32-bit code, which is not taken for an ${host.normal.architecture} host.`;
    return `It is for ${architecture}, the host is ${host.normal.architecture}.`;
  }
  if (wanted.length === 0) return `Nothing fits: ${host.label} is not a variant that the engine knows.`;
  const variants = related.map(({ platform }) => platform.variant ?? 'none');
  return `It is for ${variant ? `variant ${variant}` : 'no variant'} of ${architecture}, the host takes ${listed(variants, 'or')}.`;
}

/** 64-bit architecture → the 32-bit one whose code its machines may execute. */
const substitutes = new Map([
  ['amd64', '386'],
  ['arm64', 'arm'],
]);
