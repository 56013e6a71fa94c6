import { type Emulation, emulationOf } from './emulation';
import { type Engine, engineSubject } from './engine';
import type { Host } from './host';
import { listed, platformLabel } from './platform-label';
import type { Resolution, TriedPlatform } from './resolution';
import type { ResolvableEntry } from './resolvable-image';
import type { Taken } from './taken-entry';

/** Why `engine` takes an entry. */
export function chosenReason(
  engine: Engine,
  { match, remarks }: Pick<Taken, 'match' | 'remarks'>,
  { because, ties }: Readonly<{ because: string; ties: readonly string[] }>,
): string {
  const what = match?.platform ? platformLabel(match.platform) : 'an entry without a platform';
  const tie = ties.length === 0 ? [] : ['Another entry ranks as high; this one comes first in the index.'];
  return [`${engineSubject(engine)} takes ${what}.`, because, ...tie, ...remarks].join(' ');
}

/** Why `engine` takes nothing from an index. */
export function noMatchReason(
  engine: Engine,
  host: Host,
  {
    tried,
    refusedBecause,
    emulation,
  }: Readonly<{ tried: readonly TriedPlatform[]; refusedBecause: string | null }> & Pick<Resolution, 'emulation'>,
): string {
  const own = platformLabel(host.platform);
  const looked = tried.map(({ platform }) => platformLabel(platform));
  const first =
    refusedBecause !== null
      ? `${engineSubject(engine)} fails on the entry that comes first for ${own}. ${refusedBecause}`
      : looked.length === 0
        ? `${engineSubject(engine)} does not know the variant of ${own}, so that nothing fits.`
        : `${engineSubject(engine)} finds nothing for ${own}: it looks for ${listed(looked)}${looked.length > 1 ? ', in this order' : ' alone'}.`;
  if (emulation === null) return first;
  const asked =
    engine === 'kubernetes'
      ? `by the digest of its entry ${platformLabel(emulation.platform)}`
      : `--platform ${platformLabel(emulation.platform)}`;
  return `${first} It does not turn to another architecture by itself: ${asked} would run where ${emulation.handler} is registered with binfmt_misc.`;
}

/** Why it cannot be told yet. */
export function unreadReason(engine: Engine): string {
  return `${engineSubject(engine)} takes what the entry that comes first turns out to be, and that is not read yet.`;
}

/** What the host could run under QEMU when asked for: what most images have, else the first that has an emulator. */
export function emulatedAlternative(entries: readonly ResolvableEntry[], host: Host): Emulation | null {
  for (const usual of ['amd64', 'arm64', null]) {
    const found = firstEmulation(entries, host, usual);
    if (found !== null) return found;
  }
  return null;
}

function firstEmulation(
  entries: readonly ResolvableEntry[],
  host: Host,
  architecture: string | null,
): Emulation | null {
  for (const { kind, platform, entries: inside } of entries) {
    const isMeant = architecture === null || platform?.architecture === architecture;
    const own = kind === 'manifest' && platform !== null && isMeant ? emulationOf(platform, host) : null;
    const found = own ?? (inside === null ? null : firstEmulation(inside, host, architecture));
    if (found !== null) return found;
  }
  return null;
}
