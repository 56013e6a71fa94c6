'use client';

import { useDeferredValue, useMemo } from 'react';
import { type ComparedPair, compareEntries, comparePlatforms } from '@/lib/comparison/compare-platforms';
import { findEntry } from '@/lib/comparison/find-entry';
import { hostEffects, type PulledChange } from '@/lib/comparison/host-effects';
import type { ImageView } from '@/lib/contract/image';
import { type Problem, toProblem } from '@/lib/problem/problem';
import type { CompareSelection } from '@/lib/routes';
import type { ImageReading } from '../image/use-image';

/** What is known of the change from one image to another. */
export type ImageComparison = Readonly<{
  a: ImageView;
  b: ImageView;
  pairs: readonly ComparedPair[];
  /** Null while a side is still being read. */
  effects: readonly PulledChange[] | null;
  /** The two entries to compare, where the URL names them; or why they cannot be. */
  chosen: Readonly<{ pair: ComparedPair }> | Readonly<{ problem: Problem }> | null;
  isComplete: boolean;
}>;

/** Compares what was read of both sides so far; null until both have told what they list. */
export function useComparison(a: ImageReading, b: ImageReading, selection: CompareSelection): ImageComparison | null {
  // Lines come faster than anybody reads: a comparison that is overtaken is not finished.
  const views = useDeferredValue(useMemo(() => ({ a: listedBy(a), b: listedBy(b) }), [a, b]));
  const isComplete = a.complete && b.complete;
  const pairs = useMemo(() => (views.a && views.b ? comparePlatforms(views.a, views.b) : []), [views]);
  const effects = useMemo(
    () => (isComplete && views.a && views.b ? hostEffects(views.a, views.b, pairs) : null),
    [isComplete, views, pairs],
  );
  const { aEntry, bEntry } = selection;
  return useMemo(() => {
    if (views.a === null || views.b === null) return null;
    const chosen = aEntry && bEntry ? chooseEntries(views.a, aEntry, views.b, bEntry) : null;
    return { a: views.a, b: views.b, pairs, effects, chosen, isComplete };
  }, [views, pairs, effects, aEntry, bEntry, isComplete]);
}

/** What an index lists is known with its head; a single manifest tells its platform with its config. */
function listedBy({ view, complete }: ImageReading): ImageView | null {
  return view !== null && (view.kind === 'index' || complete) ? view : null;
}

function chooseEntries(a: ImageView, aEntry: string, b: ImageView, bEntry: string): ImageComparison['chosen'] {
  try {
    return { pair: compareEntries(findEntry(a, aEntry), findEntry(b, bEntry)) };
  } catch (thrown) {
    return { problem: toProblem(thrown) };
  }
}
