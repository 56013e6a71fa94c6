import type { Platform } from '../platform/platform';
import type { Fallback } from './resolution';
import type { ResolvableEntry } from './resolvable-image';
import type { WantedPlatform } from './wanted-platform';

/** How one engine chooses on one host from the entries of an index. */
export type EngineRules = Readonly<{
  /** What it looks for, best first. */
  wanted: readonly WantedPlatform[];
  /** Where a declared platform stands among them, and why. */
  fitOf: (platform: Platform) => Fit;
  /** Orders two entries of equal rank; 0 leaves the order of the index. */
  compare: (one: ResolvableEntry, other: ResolvableEntry) => number;
  /** An entry without a platform comes last: `checked` against its config, `taken` as it is, or `refused`. */
  withoutPlatform: 'checked' | 'taken' | 'refused';
  /** What it does with a nested index that comes first. */
  nestedIndex: 'entered' | 'refused';
  /** What it does with something that is neither manifest nor index and comes first. */
  unknownType: 'skipped' | 'refused';
  /** What it prints when nothing matches. */
  noMatchText: () => string;
}>;

/** Whether and how an entry fits. */
export type Fit = Readonly<{
  /** Index into `wanted`; null where it does not fit. */
  rank: number | null;
  fallback: Fallback | null;
  /** Why, as a sentence. */
  because: string;
}>;

/** An entry that does not fit, for the reason that the sentence tells. */
export function noFit(because: string): Fit {
  return { rank: null, fallback: null, because };
}
