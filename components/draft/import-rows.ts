import type { DraftPreview, DraftSource } from '@/lib/contract/draft';
import type { Problem } from '@/lib/problem/problem';
import { sourceParts } from './source-parts';

/** What is known of an image that a draft may hold. */
export type ImportCheck = Readonly<{ kind: 'found' }> | Readonly<{ kind: 'problem'; problem: Problem }>;

/** An image that a draft may hold. */
export type ImportRow = Readonly<{
  /** Stays the same while other rows come and go. */
  key: string;
  name: string;
  /** Where it is, or what it is in. */
  place: string;
  /** The whole of its name. */
  title: string;
  from: string | null;
  note: string | null;
  entries: DraftPreview['sources'][number]['entries'];
  check: ImportCheck;
  /** What it is to a draft; null where it cannot be a source. */
  source: DraftSource | null;
}>;

/** The images of a pasted text, in its order. */
export function pastedRows(preview: DraftPreview | null): readonly ImportRow[] {
  return (preview?.sources ?? []).map((image, position) => {
    const { reference, line, entries, note, problem } = image;
    const { name, place } = problem === null ? sourceParts(reference, null) : { name: reference, place: null };
    return {
      // One text may name an image twice.
      key: `text ${position} ${reference}`,
      name,
      place: place ?? '',
      title: reference,
      from: line === null ? null : `line ${line}`,
      note,
      entries,
      check: problem === null ? { kind: 'found' } : { kind: 'problem', problem },
      source: problem === null ? pastedSource(image) : null,
    };
  });
}

function pastedSource({ reference, platform, annotations }: DraftPreview['sources'][number]): DraftSource {
  const isPlain = Object.keys(platform).length + Object.keys(annotations).length === 0;
  return isPlain ? reference : { ref: reference, platform, annotations };
}
