import { hostKey } from '../platform/host-key';
import { missingPlatforms } from '../platform/missing-platforms';
import type { Platform } from '../platform/platform';
import type { DraftEntry } from './draft';

type EntryToday = Readonly<{ digest: string; platform: Platform | null }>;

/** What an entry changes against the entries that the tag has today. */
export function againstToday(entry: DraftEntry, today: readonly EntryToday[]): 'same' | 'changed' | 'added' {
  const { descriptor, platform } = entry;
  const isSame = today.some((old) => old.digest === descriptor.digest && keyOf(old.platform) === keyOf(platform));
  if (isSame) return 'same';
  const isThere = today.some(
    (old) => old.digest === descriptor.digest || (platform !== null && keyOf(old.platform) === keyOf(platform)),
  );
  return isThere ? 'changed' : 'added';
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
