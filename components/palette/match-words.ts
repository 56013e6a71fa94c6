/** A stretch of text from `start` to before `end`. */
export type Stretch = Readonly<{ start: number; end: number }>;

/**
 * Where the words of `query` occur in `text`, whatever their case: first occurrences in the order of the text, without
 * overlaps. Null when one of them does not occur; a query without words matches everything, nowhere.
 */
export function matchWords(text: string, query: string): readonly Stretch[] | null {
  const haystack = foldCase(text);
  const found: Stretch[] = [];
  for (const word of query.split(/\s+/).filter(Boolean).map(foldCase)) {
    const start = haystack.indexOf(word);
    if (start === -1) return null;
    found.push({ start, end: start + word.length });
  }
  return merge(found);
}

/** Letter by letter, so that positions stay: some capitals have two small letters. */
function foldCase(text: string): string {
  return [...text]
    .map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))
    .join('');
}

function merge(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: Stretch[] = [];
  for (const next of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && next.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    } else merged.push(next);
  }
  return merged;
}
