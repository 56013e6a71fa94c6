import { candidateOf, notReached } from './candidate-of';
import { type EngineRules, type Fit, noFit } from './engine-rules';
import type { Candidate } from './resolution';
import type { ResolvableEntry } from './resolvable-image';

/** An entry that fits. */
export type Ranked = Readonly<{ entry: ResolvableEntry; fit: RankedFit }>;

type RankedFit = Fit & Readonly<{ rank: number }>;

/** What fits, best first, and the others in the order of the index. */
export function rankEntries(
  entries: readonly ResolvableEntry[],
  rules: EngineRules,
): Readonly<{ ranked: readonly Ranked[]; others: readonly Candidate[] }> {
  const ranked: Ranked[] = [];
  const others: Candidate[] = [];
  for (const entry of entries) {
    const fit = fitOf(entry, rules);
    if (hasRank(fit)) {
      ranked.push({ entry, fit });
      continue;
    }
    others.push(candidateOf(entry, fit, entry.kind === 'attestation' ? 'no-image' : 'no-fit', fit.because));
    if (entry.entries !== null) others.push(...notReached(entry.entries));
  }
  // Array.prototype.sort is stable: entries of equal rank stay in the order of the index.
  ranked.sort((one, other) => one.fit.rank - other.fit.rank || rules.compare(one.entry, other.entry));
  return { ranked, others };
}

function hasRank(fit: Fit): fit is RankedFit {
  return fit.rank !== null;
}

function fitOf(entry: ResolvableEntry, rules: EngineRules): Fit {
  if (entry.kind === 'attestation') return attestation;
  if (entry.platform !== null) return rules.fitOf(entry.platform);
  if (rules.withoutPlatform === 'refused') return platformless;
  return {
    rank: rules.wanted.length,
    fallback: 'no-platform',
    because: 'It declares no platform, so it is the last choice.',
  };
}

const attestation = noFit('It attests to another entry and is no image.');
const platformless = noFit('It declares no platform, and such entries are passed over.');
