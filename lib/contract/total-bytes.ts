import type { EntryView } from './image';

/** Compressed bytes of all configs and layers that are known; blobs that platforms share are counted once. */
export function totalBytesOf(entries: readonly EntryView[]): number {
  const sizes = new Map<string, number>();
  const visit = (entry: EntryView) => {
    for (const blob of [...(entry.layers ?? []), ...(entry.config ? [entry.config] : [])]) {
      sizes.set(blob.digest, blob.sizeBytes);
    }
    entry.entries?.forEach(visit);
  };
  entries.forEach(visit);
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
