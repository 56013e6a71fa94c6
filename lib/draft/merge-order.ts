import type { EntryGroup, SideEntry } from './entry-groups';
import type { MergeSide, MergeSides } from './merge-rows';

type Groups<Entry extends SideEntry> = ReadonlyMap<string, EntryGroup<Entry>>;

/**
 * The entries of a merge, each group whole from the side it is taken from. They stand in the order of `lead`; what the
 * other side has beside that follows what it follows there.
 */
export function mergeEntries<Entry extends SideEntry>(
  groups: MergeSides<Groups<Entry>>,
  sides: MergeSides<readonly Entry[]>,
  inMerge: ReadonlyMap<string, MergeSide | 'either'>,
  lead: 'now' | 'yours',
): readonly Entry[] {
  const taken = new Map<string, Entry>();
  for (const [key, side] of inMerge) {
    const group = groups[side === 'theirs' ? 'now' : 'yours'].get(key);
    if (group !== undefined) for (const [place, entry] of placesOf(group)) taken.set(place, entry);
  }
  const order = placesInOrder(groups[lead], sides[lead]).filter((place) => taken.has(place));
  const other = lead === 'now' ? 'yours' : 'now';
  const followed = insertAfter(
    order,
    placesInOrder(groups[other], sides[other]).filter((place) => taken.has(place)),
  );
  return withoutDoubles(
    followed.flatMap((place) => taken.get(place) ?? []),
    new Set(sides.yours),
  );
}

/** Whether what both sides have stands in the same order. */
export function sameOrder<Entry extends SideEntry>(
  groups: MergeSides<Groups<Entry>>,
  sides: MergeSides<readonly Entry[]>,
): boolean {
  const [seen, yours] = [placesInOrder(groups.seen, sides.seen), placesInOrder(groups.yours, sides.yours)];
  const [inSeen, inYours] = [new Set(seen), new Set(yours)];
  const common = seen.filter((place) => inYours.has(place));
  return yours.filter((place) => inSeen.has(place)).every((place, at) => place === common[at]);
}

/** Each entry of a group with a name of its place in it, which is the same on all sides. */
function placesOf<Entry extends SideEntry>({
  key,
  images,
  attestations,
}: EntryGroup<Entry>): readonly (readonly [string, Entry])[] {
  return [
    ...images.map((entry, at) => [`${key} image ${at}`, entry] as const),
    ...attestations.map((entry, at) => [`${key} attestation ${at}`, entry] as const),
  ];
}

/** The places of all groups in the order of the entries; what attests an image of two groups has one in each. */
function placesInOrder<Entry extends SideEntry>(groups: Groups<Entry>, entries: readonly Entry[]): readonly string[] {
  const places = new Map<Entry, string[]>();
  for (const group of groups.values()) {
    for (const [place, entry] of placesOf(group)) {
      const known = places.get(entry);
      if (known) known.push(place);
      else places.set(entry, [place]);
    }
  }
  return entries.flatMap((entry) => places.get(entry) ?? []);
}

/** `order` with what it lacks of `other`, each behind the nearest that stands before it there; else in front. */
function insertAfter(order: readonly string[], other: readonly string[]): readonly string[] {
  const merged = [...order];
  const known = new Set(order);
  let before: string | null = null;
  for (const place of other) {
    if (!known.has(place)) merged.splice(before === null ? 0 : merged.indexOf(before) + 1, 0, place);
    before = place;
  }
  return merged;
}

/** An attestation of an image that two groups have stands once, and not once more as the other side wrote it. */
function withoutDoubles<Entry extends SideEntry>(
  entries: readonly Entry[],
  ofYours: ReadonlySet<Entry>,
): readonly Entry[] {
  const sides = new Map<string, boolean>();
  return [...new Set(entries)].filter((entry) => {
    if (entry.attests === null) return true;
    const name = `${entry.digest} ${entry.attests}`;
    const isYours = ofYours.has(entry);
    if (!sides.has(name)) sides.set(name, isYours);
    return sides.get(name) === isYours;
  });
}
