import type { DraftPreview } from '@/lib/contract/draft';

/** A piece of a pasted text; what was read of it is the target or a source. */
export type ReadPart = Readonly<{ text: string; readAs: 'target' | 'source' | null }>;

type Mark = Readonly<{ text: string; readAs: 'target' | 'source' }>;

/** The pieces of `text` in their order: together they are the text, to the letter. */
export function readParts(text: string, preview: DraftPreview): readonly ReadPart[] {
  const marks = marksByLine(preview);
  const parts: ReadPart[] = [];
  let plain = '';
  text.split('\n').forEach((line, at) => {
    plain += at === 0 ? '' : '\n';
    let end = 0;
    for (const { start, mark } of placesIn(line, marks.get(at + 1) ?? [])) {
      plain += line.slice(end, start);
      parts.push({ text: plain, readAs: null }, { text: mark.text, readAs: mark.readAs });
      plain = '';
      end = start + mark.text.length;
    }
    plain += line.slice(end);
  });
  return [...parts, { text: plain, readAs: null } as const].filter((part) => part.text !== '');
}

function marksByLine({ targetLine, targetText, sources }: DraftPreview): ReadonlyMap<number, readonly Mark[]> {
  const byLine = new Map<number, Mark[]>();
  const add = (line: number | null, mark: Mark) => {
    if (line !== null) byLine.set(line, [...(byLine.get(line) ?? []), mark]);
  };
  if (targetText !== null) add(targetLine, { text: targetText, readAs: 'target' });
  for (const { line, text } of sources) add(line, { text, readAs: 'source' });
  return byLine;
}

/** Where the marks of a line stand in it. The longest are looked for first: a shorter one may be the beginning of it. */
function placesIn(line: string, marks: readonly Mark[]): readonly Readonly<{ start: number; mark: Mark }>[] {
  const places: { start: number; mark: Mark }[] = [];
  for (const mark of marks.toSorted((a, b) => b.text.length - a.text.length)) {
    const isFree = (start: number) =>
      places.every((other) => start >= other.start + other.mark.text.length || start + mark.text.length <= other.start);
    let start = line.indexOf(mark.text);
    while (start !== -1 && !isFree(start)) start = line.indexOf(mark.text, start + 1);
    if (start !== -1) places.push({ start, mark });
  }
  return places.sort((a, b) => a.start - b.start);
}
