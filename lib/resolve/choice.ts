import type { Candidate, Fallback } from './resolution';
import type { ResolvableEntry } from './resolvable-image';

/** What an engine makes of the entries of one index, those of nested indexes among them. */
export type Choice = Readonly<{
  chosen: Chosen | null;
  candidates: readonly Candidate[];
  /** What the engine prints when it fails on the entry that comes first; null where nothing matched at all. */
  refusal: string | null;
  /** Ids of entries that must be read before the choice is known. */
  unread: readonly string[];
}>;

type Chosen = Readonly<{
  entry: ResolvableEntry;
  fallback: Fallback | null;
  because: string;
  /** Ids of entries that rank as high. */
  ties: readonly string[];
}>;
