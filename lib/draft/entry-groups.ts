import type { Annotations } from '../oci/annotations';
import { equalPlatforms } from '../platform/equal-platforms';
import { formatFullPlatform } from '../platform/format-platform';
import { hostPlatform } from '../platform/host-key';
import type { Platform } from '../platform/platform';

/** What one side of a merge says of an entry. */
export type SideEntry = Readonly<{
  digest: string;
  platform: Platform | null;
  /** Null where they are not known. */
  annotations: Annotations | null;
  attests: string | null;
}>;

/** The images that an index has for one platform, in its order, and what attests them. */
export type EntryGroup<Entry extends SideEntry = SideEntry> = Readonly<{
  /** Names the platform as hosts tell them apart; an entry without a platform is named by its digest. */
  key: string;
  platform: Platform | null;
  images: readonly Entry[];
  attestations: readonly Entry[];
}>;

/**
 * The entries of one side by the platform that hosts pull them for; attestations stand with what they attest. An entry
 * that names no platform stands under the one that `platformOf` knows for its digest.
 */
export function entryGroups<Entry extends SideEntry>(
  entries: readonly Entry[],
  platformOf: (digest: string) => Platform | null = () => null,
): ReadonlyMap<string, EntryGroup<Entry>> {
  const namedPlatform = ({ digest, platform, attests }: SideEntry) => {
    const known = platform ?? platformOf(digest);
    return attests === null && known?.os !== 'unknown' ? known : null;
  };
  const images = new Set(entries.filter(({ attests }) => attests === null).map(({ digest }) => digest));
  const isAttached = ({ attests }: SideEntry) => attests !== null && images.has(attests);
  const attesting = groupBy(entries.filter(isAttached), ({ attests }) => attests ?? '');
  const byKey = groupBy(
    entries.filter((entry) => !isAttached(entry)),
    (entry) => groupKey(entry, namedPlatform(entry)),
  );
  return new Map(
    [...byKey].map(([key, members]) => {
      const digests = [...new Set(members.map(({ digest }) => digest))];
      const attestations = digests.flatMap((digest) => attesting.get(digest) ?? []);
      const [first] = members;
      const platform = first === undefined ? null : namedPlatform(first);
      return [key, { key, platform, images: members, attestations }];
    }),
  );
}

/** Whether two groups would be written alike. What is not known of one of them makes no difference. */
export function sameGroup(a: EntryGroup | undefined, b: EntryGroup | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const isKnown = [...a.images, ...b.images].every(({ annotations }) => annotations !== null);
  return sameEntries(a.images, b.images) && (!isKnown || sameEntries(a.attestations, b.attestations));
}

function groupKey({ digest }: SideEntry, platform: Platform | null): string {
  return platform === null ? digest : formatFullPlatform(hostPlatform(platform));
}

function sameEntries(a: readonly SideEntry[], b: readonly SideEntry[]): boolean {
  return a.length === b.length && a.every((entry, at) => sameEntry(entry, b[at]));
}

function sameEntry(a: SideEntry, b: SideEntry | undefined): boolean {
  if (b === undefined || a.digest !== b.digest || a.attests !== b.attests) return false;
  return samePlatforms(a, b) && sameAnnotations(a.annotations, b.annotations);
}

/** As they are written: to state a variant is a change, although the same hosts pull it. */
function samePlatforms(a: SideEntry, b: SideEntry): boolean {
  // What was seen of a single manifest is its digest alone.
  return a.annotations === null || b.annotations === null || equalPlatforms(a.platform, b.platform);
}

function sameAnnotations(a: Annotations | null, b: Annotations | null): boolean {
  if (a === null || b === null) return true;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
