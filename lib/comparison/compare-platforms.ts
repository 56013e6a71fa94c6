import type { Comparison, FieldChange, LayerComparison } from '../contract/comparison';
import type { EntryView } from '../contract/image';
import { compareFields } from './compare-fields';
import { compareLayers } from './compare-layers';
import { type ComparedImage, comparedEntries } from './compared-side';
import { type EntryPair, entryPair, pairEntries } from './pair-entries';

export type Verdict = 'same' | 'changed' | 'added' | 'removed';

/** What became of one platform. */
export type ComparedPair = EntryPair &
  Readonly<{
    verdict: Verdict;
    /** Null where a side is missing or not read. */
    layers: LayerComparison | null;
    /** All fields that a side states; none where a side is missing. */
    fields: readonly FieldChange[];
  }>;

/** What became of each platform of `a` in `b`. */
export function comparePlatforms(a: ComparedImage, b: ComparedImage): readonly ComparedPair[] {
  return pairEntries(comparedEntries(a), comparedEntries(b)).map(comparePair);
}

/** Two entries, whatever their platforms. */
export function compareEntries(a: EntryView, b: EntryView): ComparedPair {
  return comparePair(entryPair(a, b, 'chosen'));
}

/** How many pairs have each verdict. */
export function countVerdicts(pairs: readonly ComparedPair[]): NonNullable<Comparison['counts']> {
  const count = (verdict: Verdict) => pairs.filter((pair) => pair.verdict === verdict).length;
  return { same: count('same'), changed: count('changed'), added: count('added'), removed: count('removed') };
}

function comparePair(pair: EntryPair): ComparedPair {
  const { a, b } = pair;
  if (a === null || b === null) return { ...pair, verdict: a === null ? 'added' : 'removed', layers: null, fields: [] };
  return { ...pair, verdict: verdictOf(pair), layers: compareLayers(a, b), fields: compareFields(a, b) };
}

/** The same manifest for another version or variant is pulled by other hosts: that is a change. */
function verdictOf({ a, b, matched }: EntryPair): Verdict {
  const isSamePlatform = matched === 'platform' || matched === 'kind' || matched === 'chosen';
  return a?.digest === b?.digest && isSamePlatform ? 'same' : 'changed';
}
