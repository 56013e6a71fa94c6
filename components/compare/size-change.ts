import type { ComparedPair } from '@/lib/comparison/compare-platforms';
import { formatBytes } from '@/lib/display/bytes';

/** By how many compressed bytes a platform grew; null while a side is missing or its size is not known. */
export function sizeChange({ a, b, verdict }: ComparedPair): number | null {
  if (verdict === 'same') return 0;
  if (a === null || b === null || a.totalBytes === null || b.totalBytes === null) return null;
  return b.totalBytes - a.totalBytes;
}

/** `+1.8 MB`, `−0.3 MB`, `0`. */
export function changeText(bytes: number): string {
  if (bytes === 0) return '0';
  return `${bytes > 0 ? '+' : '−'}${formatBytes(Math.abs(bytes))}`;
}
