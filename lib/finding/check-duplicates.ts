import type { EntryView, FindingView } from '../contract/image';
import { formatPlatform } from '../platform/format-platform';
import { platformKey } from '../platform/normalize-platform';
import { type CheckedImage, finding } from './finding';

/** Entries that stand in each other's way: one platform twice, or one manifest under several platforms. */
export function checkDuplicates({ entries }: CheckedImage): FindingView[] {
  const images = entries.filter(({ kind, platform }) => kind === 'manifest' && platform !== null);
  return [...samePlatform(images), ...sameManifest(images)];
}

function samePlatform(entries: readonly EntryView[]): FindingView[] {
  return repeated(entries, keyOf).map((group) =>
    finding('platform-duplicate', group, {
      label: `${group.length}× ${shortPlatform(group)}`,
      message: `${shortPlatform(group)} is declared by ${group.length} entries, at positions ${positions(group)}.`,
      field: 'platform',
    }),
  );
}

function sameManifest(entries: readonly EntryView[]): FindingView[] {
  return repeated(entries, ({ digest }) => digest)
    .filter((group) => new Set(group.map(keyOf)).size > 1)
    .map((group) =>
      finding('manifest-shared', group, {
        label: 'same manifest',
        message: `The entries at positions ${positions(group)} are the same manifest under different platforms.`,
        field: 'digest',
      }),
    );
}

function keyOf({ platform }: EntryView): string {
  return platform === null ? '' : platformKey(platform);
}

function repeated(entries: readonly EntryView[], key: (entry: EntryView) => string): EntryView[][] {
  const groups = new Map<string, EntryView[]>();
  for (const entry of entries) {
    const group = groups.get(key(entry));
    if (group === undefined) groups.set(key(entry), [entry]);
    else group.push(entry);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function shortPlatform([entry]: readonly EntryView[]): string {
  return entry?.platform ? formatPlatform(entry.platform) : '';
}

function positions(entries: readonly EntryView[]): string {
  return entries
    .map(({ position }) => position)
    .join(', ')
    .replace(/, (\d+)$/, ' and $1');
}
