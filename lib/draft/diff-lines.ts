import { alignSequences } from '../comparison/align-sequences';

/** A line of one text or of both: `removed` stands in the first alone, `added` in the second. */
export type DiffLine = Readonly<{ change: 'same' | 'added' | 'removed'; text: string }>;

/** The lines of two texts in one sequence, equal ones once. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return alignSequences(a, b, (one, other) => one === other).map(([atA, atB]) => {
    if (atA === null) return { change: 'added', text: b[atB] ?? '' };
    return { change: atB === null ? 'removed' : 'same', text: a[atA] ?? '' };
  });
}
