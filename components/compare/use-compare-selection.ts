'use client';

import { useSearchParams } from 'next/navigation';
import { type CompareSelection, parseCompareRoute, routes } from '@/lib/routes';

type SelectionChange = (current: CompareSelection) => CompareSelection;

/** What the URL selects of a comparison, and the way to select something else; the address changes without a request. */
export function useCompareSelection(): [CompareSelection, (change: SelectionChange) => void] {
  const { selection } = parseCompareRoute(Object.fromEntries(useSearchParams()));
  return [selection, select];
}

/** Reads the address bar, not what was rendered: keys can come faster than the router renders. */
function select(change: SelectionChange): void {
  const { a, b, selection } = parseCompareRoute(Object.fromEntries(new URLSearchParams(window.location.search)));
  window.history.replaceState(null, '', routes.compare(a, b, { ...selection, ...change(selection) }));
}
