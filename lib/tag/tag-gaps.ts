import type { TagRow } from '../contract/tag-row';
import { byVersion } from './compare-tags';
import { slotsOfRow } from './tag-slots';
import { parseTagVersion } from './tag-version';

/** The slots that an index has no entry for, though the release before it had one. */
export type TagGaps = Readonly<{ slots: readonly string[]; before: string }>;

/**
 * What each index lost, by its digest, so that `latest` shows the gaps of the release that it names. Only releases written
 * in full are compared, each with the one before of the same build. `releases` are those of `fullReleases`.
 */
export function findGaps(rows: ReadonlyMap<string, TagRow>, releases: readonly string[]): ReadonlyMap<string, TagGaps> {
  const gaps = new Map<string, TagGaps>();
  const laterOf = new Map<string, string>();
  for (const tag of releases) {
    const build = parseTagVersion(tag)?.build ?? '';
    const later = laterOf.get(build);
    laterOf.set(build, tag);
    if (later === undefined) continue;
    const [row, before] = [rows.get(later), rows.get(tag)];
    if (row?.kind !== 'index' || before?.kind !== 'index' || row.digest === null) continue;
    const present = slotsOfRow(row);
    const slots = [...slotsOfRow(before).keys()].filter((slot) => !present.has(slot));
    if (slots.length > 0) gaps.set(row.digest, { slots, before: tag });
  }
  return gaps;
}

/** The releases that are written in full (`2.4.0`, `v2.4.0-alpine`), newest first. */
export function fullReleases(tags: readonly string[]): readonly string[] {
  return byVersion(tags.filter(isFullRelease));
}

function isFullRelease(tag: string): boolean {
  const version = parseTagVersion(tag);
  return version !== null && version.numbers.length >= 3 && version.prerelease === '';
}
