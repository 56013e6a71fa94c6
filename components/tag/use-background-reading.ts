'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { TagLineUp } from '@/lib/tag/group-tags';
import { planReading, type ReadingPlan } from './reading-plan';
import type { RowRange } from './tag-table';
import type { TagReading } from './use-tag-rows';

type BackgroundOptions = Readonly<{
  reading: TagReading;
  lines: readonly TagLineUp[];
  /** What was not read, what is shown or could be first. */
  unread: readonly string[];
  isScarce: boolean;
}>;

type BackgroundReading = Readonly<{
  plan: ReadingPlan;
  isAgreed: boolean;
  inSight: RowRange;
  onSight: (range: RowRange, isScrolling: boolean) => void;
  readSeen: () => void;
  readAll: () => void;
  stop: () => void;
}>;

const none: readonly string[] = [];
/** Where reading is free, the next rows are there before they are scrolled to. */
const rowsAhead = 20;

/** Decides what is read when: what is in sight first, the rest where it is cheap or agreed to, nothing unasked where reads are scarce. */
export function useBackgroundReading({ reading, lines, unread, isScarce }: BackgroundOptions): BackgroundReading {
  const { see, readOn } = reading;
  const [isAgreed, setAgreed] = useState(false);
  const [inSight, setInSight] = useState<RowRange>({ first: 0, last: -1 });
  const plan = planReading(unread.length, isScarce, reading);
  const mayReadSeen = !isScarce || isAgreed;
  const mayReadRest = isAgreed || plan.isFree;

  // What flies past while scrolling is not asked for.
  const onSight = useCallback((range: RowRange, isScrolling: boolean) => {
    if (!isScrolling) setInSight((known) => (known.first === range.first && known.last === range.last ? known : range));
  }, []);
  const seen = useCallback(
    (ahead: number) => lines.slice(inSight.first, inSight.last + 1 + ahead).map(({ tag }) => tag),
    [lines, inSight],
  );
  useEffect(() => {
    if (mayReadSeen && inSight.last >= 0) see(seen(rowsAhead));
  }, [mayReadSeen, inSight, see, seen]);

  // The rest is handed over once; what was read meanwhile is passed over.
  const rest = useRef(unread);
  useEffect(() => {
    rest.current = unread;
  }, [unread]);
  useEffect(() => readOn(mayReadRest ? rest.current : none), [mayReadRest, readOn]);

  return {
    plan,
    isAgreed,
    inSight,
    onSight,
    readSeen: () => see(seen(0)),
    readAll: () => setAgreed(true),
    stop: () => setAgreed(false),
  };
}
