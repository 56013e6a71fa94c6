/** The keys that move in a list of rows. */
export type RowKey = 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

export function isRowKey(key: string): key is RowKey {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'Home' || key === 'End';
}

/** The id that a key leads to; the ends hold. */
export function moveInRows(ids: readonly string[], id: string, key: RowKey): string {
  const at = ids.indexOf(id);
  const to = { ArrowUp: Math.max(0, at - 1), ArrowDown: at + 1, Home: 0, End: ids.length - 1 }[key];
  return ids[Math.min(to, ids.length - 1)] ?? id;
}
