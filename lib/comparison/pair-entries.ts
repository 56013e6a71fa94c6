import type { EntryView } from '../contract/image';
import { architectureRank } from '../platform/architecture-family';
import { formatFullPlatform } from '../platform/format-platform';
import { normalizePlatform, platformKey } from '../platform/normalize-platform';
import type { Platform } from '../platform/platform';
import { parseWindowsVersion } from '../platform/windows-version';

/** Why two entries are counterparts. */
export type MatchedBy =
  | 'platform'
  | 'os-version'
  | 'os-features'
  | 'variant-lost'
  | 'variant-gained'
  | 'kind'
  | 'chosen';

/** An entry of `a` and its counterpart in `b`; where one is null, the other was added or removed. */
export type EntryPair = Readonly<{
  /** The ids of the two with `~` between. */
  id: string;
  a: EntryView | null;
  b: EntryView | null;
  /** Null where there is no counterpart. */
  matched: MatchedBy | null;
}>;

/** A pair, of two entries or with one of them missing. */
export function entryPair(a: EntryView | null, b: EntryView | null, matched: MatchedBy | null): EntryPair {
  return { id: `${a?.id ?? ''}~${b?.id ?? ''}`, a, b, matched };
}

/**
 * Finds the counterpart of each entry: the one of the same platform, whatever its spelling; among what is left, one that
 * differs in a revision or a feature of the operating system, or that states a variant where the other does not. Each
 * entry stands in one pair. The pairs come in reading order; swapped sides give the same pairs, swapped.
 */
export function pairEntries(aEntries: readonly EntryView[], bEntries: readonly EntryView[]): readonly EntryPair[] {
  const paired = new Set<EntryView>();
  const isLeft = (entry: EntryView) => !paired.has(entry);
  const pairs = matches.flatMap((match) =>
    counterparts(aEntries.filter(isLeft), bEntries.filter(isLeft), match).map(([a, b]) => {
      paired.add(a).add(b);
      return entryPair(a, b, match.name(a, b));
    }),
  );
  const removed = aEntries.filter(isLeft).map((a) => entryPair(a, null, null));
  const added = bEntries.filter(isLeft).map((b) => entryPair(null, b, null));
  return inReadingOrder([...pairs, ...removed, ...added]);
}

type Match = Readonly<{
  /** Equal for entries that may be counterparts; null for those that may not. */
  key: (entry: EntryView) => string | null;
  name: (a: EntryView, b: EntryView) => MatchedBy;
  /** Whether two entries of one key are counterparts only when they alone have it, or share content. */
  isGuess?: boolean;
  fits?: (a: EntryView, b: EntryView) => boolean;
}>;

/** From the surest to the least sure. */
const matches: readonly Match[] = [
  { key: (entry) => entry.platform && platformKey(entry.platform), name: () => 'platform' },
  { key: (entry) => entry.platform && platformKey(withoutRevision(entry.platform)), name: () => 'os-version' },
  {
    key: (entry) => entry.platform && platformKey({ ...withoutRevision(entry.platform), 'os.features': [] }),
    name: () => 'os-features',
  },
  {
    key: (entry) =>
      entry.platform && platformKey({ ...withoutRevision(entry.platform), 'os.version': '', 'os.features': [] }),
    name: () => 'os-version',
    isGuess: true,
    fits: (a, b) => Boolean(a.platform?.['os.version']) !== Boolean(b.platform?.['os.version']),
  },
  {
    key: (entry) => entry.platform && platformKey(withoutVariant(entry.platform)),
    name: (a) => (a.platform?.variant ? 'variant-lost' : 'variant-gained'),
    isGuess: true,
    fits: (a, b) => Boolean(a.platform?.variant) !== Boolean(b.platform?.variant),
  },
  {
    key: (entry) => (entry.platform === null ? `${entry.kind} ${entry.artifactType}` : null),
    name: () => 'kind',
  },
];

function counterparts(
  aEntries: readonly EntryView[],
  bEntries: readonly EntryView[],
  { key, isGuess = false, fits = () => true }: Match,
): readonly (readonly [EntryView, EntryView])[] {
  const groups = { a: groupBy(aEntries, key), b: groupBy(bEntries, key) };
  return [...groups.a].flatMap(([name, ofA]) => {
    const ofB = groups.b.get(name) ?? [];
    const isOnly = ofA.length === 1 && ofB.length === 1;
    if (ofA.length * ofB.length > mostCandidates) return isGuess ? [] : inOrder(ofA, ofB);
    const candidates = ofA.flatMap((a, atA) =>
      ofB.filter((b) => fits(a, b)).map((b) => ({ a, b, at: atA + ofB.indexOf(b), likeness: likeness(a, b) })),
    );
    return disjoint(candidates.filter((one) => !isGuess || isOnly || one.likeness > 0));
  });
}

/** Nobody lists one platform more often than this but to keep a reader busy. */
const mostCandidates = 10_000;

function inOrder(aEntries: readonly EntryView[], bEntries: readonly EntryView[]) {
  return aEntries.flatMap((a, at) => {
    const b = bEntries[at];
    return b === undefined ? [] : [[a, b] as const];
  });
}

type Candidate = Readonly<{ a: EntryView; b: EntryView; at: number; likeness: number }>;

/** Takes the most alike first, then what stands first. Equal in both, two candidates have no entry in common. */
function disjoint(candidates: readonly Candidate[]): readonly (readonly [EntryView, EntryView])[] {
  const taken = new Set<EntryView>();
  return candidates
    .toSorted((one, other) => other.likeness - one.likeness || one.at - other.at)
    .flatMap(({ a, b }) => {
      if (taken.has(a) || taken.has(b)) return [];
      taken.add(a).add(b);
      return [[a, b] as const];
    });
}

/** How much two entries have in common: 3 the digest, 2 the spelling of the platform, below 1 the share of equal layers. */
function likeness(a: EntryView, b: EntryView): number {
  const sameDigest = a.digest === b.digest ? 3 : 0;
  const sameSpelling = a.platform && b.platform && formatFullPlatform(a.platform) === formatFullPlatform(b.platform);
  return sameDigest + (sameSpelling ? 2 : 0) + sharedLayers(a, b);
}

function sharedLayers(a: EntryView, b: EntryView): number {
  const [ofA, ofB] = [a, b].map(({ layers }) => new Set(layers?.map(({ digest }) => digest)));
  if (!ofA?.size || !ofB?.size) return 0;
  return [...ofA].filter((digest) => ofB.has(digest)).length / (ofA.size + ofB.size);
}

/** Of a Windows version only the build decides who can run it, of any other nothing. */
function withoutRevision(platform: Platform): Platform {
  const version = platform.os === 'windows' ? parseWindowsVersion(platform['os.version'] ?? '') : null;
  const { 'os.version': written, ...rest } = platform;
  if (version !== null) return { ...rest, 'os.version': `${version.major}.${version.minor}.${version.build}` };
  return platform.os === 'windows' && written ? platform : rest;
}

function withoutVariant(platform: Platform): Platform {
  const { variant: _, ...rest } = withoutRevision(platform);
  // The spelling is normalized without the variant, since arm without one reads as v7 on either side.
  return { ...rest, 'os.features': [] };
}

function groupBy(entries: readonly EntryView[], keyOf: Match['key']): ReadonlyMap<string, readonly EntryView[]> {
  const groups = new Map<string, EntryView[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

type SortKey = readonly [number, string, number, string, string, string];

/** Linux first, architectures as the matrix has them, then variants and versions; what has no platform at the end. */
function inReadingOrder(pairs: readonly EntryPair[]): readonly EntryPair[] {
  return pairs
    .map((pair) => ({ pair, key: pairSortKey(pair) }))
    .sort((one, other) => compareKeys(one.key, other.key))
    .map(({ pair }) => pair);
}

function pairSortKey({ a, b }: EntryPair): SortKey {
  const keys = [a, b].flatMap((entry) => (entry ? [entrySortKey(entry)] : []));
  return keys.sort(compareKeys)[0] ?? noPlatform;
}

const noPlatform: SortKey = [3, '', 0, '', '', ''];

function entrySortKey({ platform }: EntryView): SortKey {
  if (platform === null) return noPlatform;
  const { os, architecture, variant = '', 'os.version': version = '' } = normalizePlatform(platform);
  const osRank = os === 'linux' ? 0 : os === 'unknown' || os === '' ? 2 : 1;
  return [osRank, os, architectureRank(architecture), architecture, variant, version];
}

function compareKeys(one: SortKey, other: SortKey): number {
  const at = one.findIndex((part, position) => part !== other[position]);
  return at === -1 ? 0 : (one[at] ?? '') < (other[at] ?? '') ? -1 : 1;
}
