import 'server-only';
import { changeSummary } from '@/lib/comparison/change-summary';
import { compareHeads, differs } from '@/lib/comparison/compare-fields';
import { type ComparedPair, compareEntries, comparePlatforms, countVerdicts } from '@/lib/comparison/compare-platforms';
import { findEntry } from '@/lib/comparison/find-entry';
import { hostEffects } from '@/lib/comparison/host-effects';
import type { ComparedEntry, Comparison } from '@/lib/contract/comparison';
import type { EntryView, ImageView } from '@/lib/contract/image';
import { formatReference, type Reference, withDefaultTag } from '@/lib/oci/reference';
import { ProblemError, toProblem } from '@/lib/problem/problem';
import { loadImage } from './load-image';

/** A side of a comparison: a reference, and where one platform alone is meant, its entry. */
export type AskedSide = Readonly<{ reference: Reference; entry?: string | undefined }>;

/**
 * What changed from `a` to `b`; both are read at once. A side that cannot be read is answered as its problem. Throws what
 * `loadImage` throws where neither can be, `not_found` for an entry that is not there, and `request_invalid` where only
 * one side names an entry.
 */
export async function compareImages(
  a: AskedSide,
  b: AskedSide,
  { signal }: Readonly<{ signal?: AbortSignal }> = {},
): Promise<Comparison> {
  if ((a.entry === undefined) !== (b.entry === undefined)) throw new ProblemError(oneEntryMissing);
  const [ofA, ofB] = await loadBoth(a.reference, b.reference, signal);
  signal?.throwIfAborted();
  if (ofA.status === 'rejected' && ofB.status === 'rejected') throw ofA.reason;
  const sides = { a: sideOf(a.reference, ofA), b: sideOf(b.reference, ofB) };
  if (ofA.status === 'rejected' || ofB.status === 'rejected') return { ...sides, ...notComparable };
  const images = { a: ofA.value, b: ofB.value };
  const pairs =
    a.entry === undefined || b.entry === undefined
      ? comparePlatforms(images.a, images.b)
      : [compareEntries(findEntry(images.a, a.entry), findEntry(images.b, b.entry))];
  const effects = a.entry === undefined ? hostEffects(images.a, images.b, pairs) : [];
  return {
    ...sides,
    identical: images.a.digest === images.b.digest,
    counts: countVerdicts(pairs),
    platforms: pairs.map(platformOf),
    annotations: compareHeads(images.a, images.b).filter(differs),
    hosts: effects.map((effect) => ({ ...effect, a: entryOf(effect.a), b: entryOf(effect.b) })),
  };
}

type Loaded = PromiseSettledResult<ImageView>;

/** Two platforms of one image are read once. */
async function loadBoth(a: Reference, b: Reference, signal?: AbortSignal): Promise<readonly [Loaded, Loaded]> {
  const options = signal === undefined ? {} : { signal };
  const first = loadImage(a, options);
  const second = formatReference(a) === formatReference(b) ? first : loadImage(b, options);
  return Promise.allSettled([first, second]);
}

function sideOf(reference: Reference, loaded: Loaded): Comparison['a'] {
  if (loaded.status === 'rejected') {
    return { reference: formatReference(withDefaultTag(reference)), image: null, problem: toProblem(loaded.reason) };
  }
  const { reference: name, digest, mediaType, kind, totalBytes } = loaded.value;
  return { reference: name, image: { digest, mediaType, kind, totalBytes }, problem: null };
}

function platformOf(pair: ComparedPair): NonNullable<Comparison['platforms']>[number] {
  const { id, verdict, matched, a, b, layers, fields } = pair;
  return {
    id,
    verdict,
    matched,
    a: entryOf(a),
    b: entryOf(b),
    summary: changeSummary(pair),
    layers,
    fields: fields.filter(differs),
  };
}

function entryOf(entry: EntryView | null): ComparedEntry | null {
  if (entry === null) return null;
  const { id, digest, mediaType, platform, totalBytes, problem } = entry;
  return { id, digest, mediaType, platform, totalBytes, problem };
}

const notComparable = {
  identical: false,
  counts: null,
  platforms: null,
  annotations: [],
  hosts: [],
} as const satisfies Partial<Comparison>;

const oneEntryMissing = {
  code: 'request_invalid',
  message: 'To compare two platforms both “aEntry” and “bEntry” must be given.',
  hint: 'Leave out both to compare all platforms.',
} as const;
