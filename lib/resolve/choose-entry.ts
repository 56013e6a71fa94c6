import { candidateOf, notReached } from './candidate-of';
import type { Choice } from './choice';
import type { EngineRules } from './engine-rules';
import { type Opened, openEntry } from './open-entry';
import { type Ranked, rankEntries } from './rank-entries';
import type { Candidate } from './resolution';
import type { ResolvableEntry } from './resolvable-image';

/**
 * Ranks what fits and opens the first. No engine tries the second when the first disappoints it, but that some skip what
 * they do not know.
 */
export function chooseEntry(entries: readonly ResolvableEntry[], rules: EngineRules): Choice {
  const { ranked, others } = rankEntries(entries, rules);
  let choice: Omit<Choice, 'candidates'> = { chosen: null, refusal: null, unread: [] };
  let decidedBy: Ranked | null = null;
  const candidates: Candidate[] = [];
  for (const one of ranked) {
    if (decidedBy !== null) {
      candidates.push(passedOver(one, decidedBy, rules));
      if (one.entry.entries !== null) candidates.push(...notReached(one.entry.entries));
      continue;
    }
    const opened = openEntry(one, rules, chooseEntry);
    candidates.push(
      candidateOf(one.entry, one.fit, opened.verdict, opened.because),
      ...candidatesBelow(one.entry, opened),
    );
    if (opened.verdict === 'refused' && opened.text === null) continue;
    decidedBy = one;
    choice = choiceOf(one, opened, tiesOf(one, ranked, rules));
  }
  for (const other of others) candidates.push(other);
  return { ...choice, candidates };
}

function choiceOf({ entry, fit }: Ranked, opened: Opened, ties: readonly string[]): Omit<Choice, 'candidates'> {
  switch (opened.verdict) {
    case 'chosen':
      return {
        chosen: { entry, fallback: fit.fallback, because: opened.because, ties },
        refusal: null,
        unread: [],
      };
    case 'entered':
      return opened.choice;
    case 'refused':
      return { chosen: null, refusal: opened.text, unread: [] };
    case 'unread':
      return { chosen: null, refusal: null, unread: [entry.id] };
  }
}

function tiesOf(one: Ranked, ranked: readonly Ranked[], rules: EngineRules): readonly string[] {
  return ranked.filter((other) => other !== one && ranksEqual(one, other, rules)).map(({ entry }) => entry.id);
}

function ranksEqual(one: Ranked, other: Ranked, rules: EngineRules): boolean {
  return one.fit.rank === other.fit.rank && rules.compare(one.entry, other.entry) === 0;
}

function passedOver(one: Ranked, decidedBy: Ranked, rules: EngineRules): Candidate {
  const before = ranksEqual(one, decidedBy, rules)
    ? 'An entry before it in the index ranks as high.'
    : 'Another entry ranks higher.';
  return candidateOf(one.entry, one.fit, 'fits', `${one.fit.because} ${before}`);
}

function candidatesBelow(entry: ResolvableEntry, opened: Opened): readonly Candidate[] {
  return opened.verdict === 'entered' ? opened.choice.candidates : notReached(entry.entries ?? []);
}
