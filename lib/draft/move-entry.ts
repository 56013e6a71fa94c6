type Movable = Readonly<{ id: string; digest: string; attests: string | null }>;

/**
 * The ids of all entries once `id` has changed places with the image before or behind it; null where there is none.
 * Attestations stay where they are: nobody pulls them, their place decides nothing.
 */
export function movedOrder(entries: readonly Movable[], id: string, by: 1 | -1): readonly string[] | null {
  const movable = entries.filter((entry) => !isAttached(entry, entries));
  const at = movable.findIndex((entry) => entry.id === id);
  const other = at === -1 ? undefined : movable[at + by]?.id;
  if (other === undefined) return null;
  const places = new Map([
    [id, other],
    [other, id],
  ]);
  return entries.map((entry) => places.get(entry.id) ?? entry.id);
}

/** Whether an entry attests another of the same index: it stands with that one. */
export function isAttached({ attests }: Movable, entries: readonly Movable[]): boolean {
  return attests !== null && entries.some(({ digest }) => digest === attests);
}
