import type { EntryView } from '@/lib/contract/image';

/** An entry that stands for no further entries, with the nested indexes that lead to it, outermost first. */
export type Leaf = Readonly<{
  entry: EntryView;
  parents: readonly EntryView[];
  /** Whether it is being read because somebody asked for it. */
  isAwaited?: boolean;
}>;

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

/** The leaves with those marked that are being read because somebody asked for them, or for an index above them. */
export function withAwaited(leaves: readonly Leaf[], awaited: ReadonlySet<string>): readonly Leaf[] {
  if (awaited.size === 0) return leaves;
  return leaves.map((leaf) => {
    const isAwaited = isUnread(leaf)
      ? [leaf.entry, ...leaf.parents].some(({ id }) => awaited.has(id))
      : leaf.entry.problem !== null && awaited.has(leaf.entry.id);
    return isAwaited ? { ...leaf, isAwaited } : leaf;
  });
}

/** Whether only the entry's descriptor is known: it is on its way, or was left out. */
export function isUnread({ entry }: Leaf): boolean {
  const loads = entry.kind === 'manifest' || (entry.kind === 'index' && entry.entries === null);
  return loads && entry.layers === null && entry.problem === null;
}

/** Whether the entry's values are still on their way. */
export function isPending(leaf: Leaf, complete: boolean): boolean {
  return leaf.isAwaited === true || (!complete && isUnread(leaf));
}
