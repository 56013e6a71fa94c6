'use client';

import type { ComparedPair } from '@/lib/comparison/compare-platforms';
import type { ImageReading } from '../image/use-image';
import { useReadOnSelection } from '../image/use-read-on-selection';
import { isUnread } from '../platform/entry-leaves';

/** How both sides are being read. */
export type SideReadings = Readonly<{ a: ImageReading; b: ImageReading }>;

type PairReading = Readonly<{
  /** Whether values of the pair are still on their way. */
  isPending: boolean;
  read: () => void;
}>;

/** Where pulls are counted, both sides of a pair are read once it is `isChosen`, or when somebody asks for it. */
export function usePairReading(pair: ComparedPair | undefined, isChosen: boolean, readings: SideReadings): PairReading {
  const leafOf = (side: 'a' | 'b') => {
    const entry = pair?.[side];
    return entry && pair.verdict !== 'same'
      ? { entry, parents: [], isAwaited: readings[side].awaited.has(entry.id) }
      : undefined;
  };
  const [a, b] = [leafOf('a'), leafOf('b')];
  useReadOnSelection(isChosen ? a : undefined, readings.a);
  useReadOnSelection(isChosen ? b : undefined, readings.b);
  return {
    isPending: !readings.a.complete || !readings.b.complete || a?.isAwaited === true || b?.isAwaited === true,
    read: () => {
      if (a && isUnread(a)) readings.a.readEntries([a.entry.id]);
      if (b && isUnread(b)) readings.b.readEntries([b.entry.id]);
    },
  };
}
