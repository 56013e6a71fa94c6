import { hostKey } from '../platform/host-key';
import { missingPlatforms } from '../platform/missing-platforms';
import type { Platform } from '../platform/platform';
import type { DraftEntry } from './draft';

type EntryToday = Readonly<{ digest: string; platform: Platform | null }>;

/** Tells of each entry what it changes against the entries that the tag has today. */
export function againstToday(today: readonly EntryToday[]): (entry: DraftEntry) => 'same' | 'changed' | 'added' {
  const digests = new Set(today.map(({ digest }) => digest));
  const platforms = new Set(today.map(({ platform }) => keyOf(platform)));
  const both = new Set(today.map(({ digest, platform }) => `${digest} ${keyOf(platform)}`));
  return ({ descriptor: { digest }, platform }) => {
    const key = keyOf(platform);
    if (both.has(`${digest} ${key}`)) return 'same';
    return digests.has(digest) || (platform !== null && platforms.has(key)) ? 'changed' : 'added';
  };
}

/** The platforms that the tag has today and the draft has not, each once. */
export function removedSince(
  entries: readonly Pick<DraftEntry, 'platform'>[],
  today: readonly EntryToday[],
): readonly Platform[] {
  const isNamed = (platform: Platform | null): platform is Platform => platform !== null && platform.os !== 'unknown';
  return missingPlatforms(
    today.map(({ platform }) => platform).filter(isNamed),
    entries.map(({ platform }) => platform).filter(isNamed),
  );
}

function keyOf(platform: Platform | null): string {
  return platform === null ? '' : hostKey(platform);
}
