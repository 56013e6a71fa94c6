'use client';

import { useEffect, useEffectEvent } from 'react';
import { isUnread, type Leaf } from '../platform/entry-leaves';
import { useRested } from '../ui/use-rested';
import type { ImageReading } from './use-image';

/** As long a selection rests before it costs a pull: who steps through the list does not read all of it. */
const restMs = 400;

/** Reads an entry that was left out once it has been selected, be it by hand or by the URL. */
export function useReadOnSelection(selected: Leaf | undefined, { complete, readEntries }: ImageReading): void {
  const wanted =
    selected !== undefined && complete && isUnread(selected) && !selected.isAwaited ? selected.entry.id : null;
  const rested = useRested(wanted, restMs);
  const read = useEffectEvent((id: string) => readEntries([id]));
  useEffect(() => {
    if (rested !== null && rested === wanted) read(rested);
  }, [rested, wanted]);
}
