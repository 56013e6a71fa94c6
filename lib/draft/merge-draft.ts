import { type Draft, type DraftEntry, draftContent } from './draft';
import type { SideEntry } from './entry-groups';
import { type IndexFields, type MergeField, mergeFields } from './merge-fields';
import { mergeEntries, sameOrder } from './merge-order';
import { groupSides, type MergeChoices, type MergeRow, rowsOf } from './merge-rows';

/** What a tag held when it was looked at, as far as that is known. */
export type SeenSide = IndexFields & Readonly<{ entries: readonly SideEntry[] }>;

/** A draft with what became of its tag meanwhile, and how it was put together. */
export type DraftMerge = Readonly<{ draft: Draft; rows: readonly MergeRow[]; fields: readonly MergeField[] }>;

/**
 * `yours` with what others changed between `seen` and `now`: what one side alone changed is taken from it, what both
 * changed, or they removed and you kept, as `choices` says, and yours where it says nothing. Target, tags, format and,
 * where you changed anything, the order are yours. An index that comes out as the tag has it keeps the bytes of the tag.
 */
export function mergeDraft(yours: Draft, seen: SeenSide, now: Draft, choices: MergeChoices = {}): DraftMerge {
  const sides = {
    seen: seen.entries.map((entry): MergeEntry => ({ ...entry, entry: null })),
    now: now.entries.map(mergeEntry),
    yours: yours.entries.map(mergeEntry),
  };
  const groups = groupSides(sides);
  const rows = rowsOf(groups, choices);
  const { fields, merged } = mergeFields({ seen, now, yours }, choices);
  const inMerge = new Map(rows.map((row) => [row.key, row.inMerge]));
  const isUntouched =
    rows.every(({ verdict }) => verdict === 'same' || verdict === 'theirs') && sameOrder(groups, sides);
  const entries = mergeEntries(groups, sides, inMerge, isUntouched ? 'now' : 'yours');
  const draft = { ...yours, ...merged, entries: entries.flatMap(({ entry }) => entry ?? []) };
  const isTheirs = now.origin !== null && draftContent(draft) === now.origin.unedited;
  return { draft: isTheirs ? { ...draft, origin: now.origin } : draft, rows, fields };
}

/** An entry on its way through a merge. What was only seen cannot be taken. */
type MergeEntry = SideEntry & Readonly<{ entry: DraftEntry | null }>;

function mergeEntry(entry: DraftEntry): MergeEntry {
  const { descriptor, platform, annotations, attests } = entry;
  return { digest: descriptor.digest, platform, annotations, attests, entry };
}
