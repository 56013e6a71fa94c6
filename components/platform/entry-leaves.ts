import type { EntryView } from '@/lib/contract/image';

/** An entry that stands for no further entries, with the nested indexes that lead to it, outermost first. */
export type Leaf = Readonly<{ entry: EntryView; parents: readonly EntryView[] }>;

/**
 * All entries of an image as one list in index order: those of nested indexes stand where their index is listed.
 * A nested index that is empty, or not read, stands for itself, so that nothing listed is out of sight.
 */
export function entryLeaves(entries: readonly EntryView[], parents: readonly EntryView[] = []): readonly Leaf[] {
  return entries.flatMap((entry) =>
    entry.entries === null || entry.entries.length === 0
      ? [{ entry, parents }]
      : entryLeaves(entry.entries, [...parents, entry]),
  );
}

/** Whether the entry's values are still on their way. */
export function isPending({ entry }: Leaf, complete: boolean): boolean {
  const loads = entry.kind === 'manifest' || (entry.kind === 'index' && entry.entries === null);
  return !complete && loads && entry.layers === null && entry.problem === null;
}
