import type { Candidate, Verdict } from './resolution';
import type { ResolvableEntry } from './resolvable-image';

/** One entry with what the engine makes of it. */
export function candidateOf(
  { id, position, digest, platform }: ResolvableEntry,
  { rank, fallback }: Pick<Candidate, 'rank' | 'fallback'>,
  verdict: Verdict,
  because: string,
): Candidate {
  return { id, position, digest, platform, verdict, rank, fallback, because };
}

/** The entries of a nested index that is not entered. */
export function notReached(entries: readonly ResolvableEntry[]): readonly Candidate[] {
  return entries.flatMap((entry) => [
    candidateOf(
      entry,
      { rank: null, fallback: null },
      entry.kind === 'attestation' ? 'no-image' : 'not-reached',
      'It lies in a nested index that is not entered.',
    ),
    ...notReached(entry.entries ?? []),
  ]);
}
