import type { TallyView } from '../contract/attestation';

const maxNames = 40;

/** How often each name occurs, the most frequent first; beyond the first names the rest is one line. */
export function tally(names: Iterable<string>, restName: string): readonly TallyView[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].map(([name, count]) => ({ name, count })).sort(byCount);
  if (sorted.length <= maxNames) return sorted;
  const rest = sorted.slice(maxNames - 1).reduce((sum, { count }) => sum + count, 0);
  return [...sorted.slice(0, maxNames - 1), { name: restName, count: rest }];
}

function byCount(a: TallyView, b: TallyView): number {
  return b.count - a.count || (a.name < b.name ? -1 : 1);
}
