import type { Exchange } from './round-trip-proxy';

/**
 * How many answers had to be waited for, one after another: the longest chain of exchanges of which each was sent when
 * the one before it had been answered. Requests under way together are one level.
 */
export function countLevels(exchanges: readonly Exchange[]): number {
  const finished: { answeredMs: number; level: number }[] = [];
  for (const { sentMs, answeredMs } of [...exchanges].sort((a, b) => a.sentMs - b.sentMs)) {
    const before = finished.filter((one) => one.answeredMs <= sentMs);
    const level = 1 + Math.max(0, ...before.map((one) => one.level));
    finished.push({ answeredMs: answeredMs ?? Number.POSITIVE_INFINITY, level });
  }
  return Math.max(0, ...finished.map(({ level }) => level));
}
