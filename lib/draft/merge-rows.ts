import type { Platform } from '../platform/platform';
import { type EntryGroup, entryGroups, type SideEntry, sameGroup } from './entry-groups';

/** Who changed it since it was seen: nobody, only they, only you, both in the same way, or both and not alike. */
export type MergeVerdict = 'same' | 'theirs' | 'yours' | 'alike' | 'both';

export const mergeSides = ['theirs', 'yours'] as const;
export type MergeSide = (typeof mergeSides)[number];

/** What a person chose where it is not decided, by the keys of rows and fields. */
export type MergeChoices = Readonly<Record<string, MergeSide>>;

/** What goes into the merge, and why. */
export type Decision = Readonly<{
  verdict: MergeVerdict;
  /** Whether a person must choose: both changed it, or they removed what you kept. */
  asks: boolean;
  inMerge: MergeSide | 'either';
}>;

/** What became of one platform since the tag was looked at; null where a side has no entry. */
export type MergeRow = Decision &
  Readonly<{
    key: string;
    /** Null for an entry that names none: it is known by its digest. */
    platform: Platform | null;
    seen: MergeCell | null;
    now: MergeCell | null;
    yours: MergeCell | null;
  }>;

/** The first image that a side has for a platform, and how many there are. */
export type MergeCell = Readonly<{ digest: string; count: number }>;

/** What was seen, what the tag holds now, what was to be pushed. */
export type MergeSides<Value> = Readonly<Record<'seen' | 'now' | 'yours', Value>>;

/** The platforms of the three sides, those that ask first, then in the order of yours and of theirs. */
export function mergeRows(sides: MergeSides<readonly SideEntry[]>, choices: MergeChoices = {}): readonly MergeRow[] {
  return rowsOf(groupSides(sides), choices);
}

/** The same of sides that were grouped. */
export function rowsOf(groups: MergeSides<Groups>, choices: MergeChoices): readonly MergeRow[] {
  const keys = new Set([...groups.yours.keys(), ...groups.now.keys(), ...groups.seen.keys()]);
  const rows = [...keys].map((key): MergeRow => {
    const [seen, now, yours] = [groups.seen.get(key), groups.now.get(key), groups.yours.get(key)];
    return {
      key,
      platform: (yours ?? now ?? seen)?.platform ?? null,
      seen: cellOf(seen),
      now: cellOf(now),
      yours: cellOf(yours),
      ...decide({ seen, now, yours }, sameGroup, choices[key]),
    };
  });
  return rows.toSorted((a, b) => Number(b.asks) - Number(a.asks));
}

type Groups<Entry extends SideEntry = SideEntry> = ReadonlyMap<string, EntryGroup<Entry>>;

/** The three sides by platform. What was seen of an entry may be less than what the others tell of it: its platform is theirs. */
export function groupSides<Entry extends SideEntry>(sides: MergeSides<readonly Entry[]>): MergeSides<Groups<Entry>> {
  const platforms = new Map([...sides.now, ...sides.yours].map(({ digest, platform }) => [digest, platform]));
  return {
    seen: entryGroups(sides.seen, (digest) => platforms.get(digest) ?? null),
    now: entryGroups(sides.now),
    yours: entryGroups(sides.yours),
  };
}

/** Who changed a value, and whose goes into the merge; undefined where a side has none. Yours where nothing was chosen. */
export function decide<Value>(
  { seen, now, yours }: MergeSides<Value | undefined>,
  isSame: (a: Value | undefined, b: Value | undefined) => boolean,
  chosen: MergeSide = 'yours',
): Decision {
  if (isSame(now, yours)) {
    return { verdict: isSame(seen, yours) ? 'same' : 'alike', asks: false, inMerge: 'either' };
  }
  if (isSame(seen, now)) return { verdict: 'yours', asks: false, inMerge: 'yours' };
  if (!isSame(seen, yours)) return { verdict: 'both', asks: true, inMerge: chosen };
  const asks = now === undefined;
  return { verdict: 'theirs', asks, inMerge: asks ? chosen : 'theirs' };
}

function cellOf(group: EntryGroup | undefined): MergeCell | null {
  const [first] = group?.images ?? [];
  return first === undefined ? null : { digest: first.digest, count: group?.images.length ?? 1 };
}
