'use client';

import { useSearchParams } from 'next/navigation';
import { type DraftSelection, parseDraftRoute, routes } from '@/lib/routes';

/** What the URL selects on the page of a draft, and the way to select something else; the address changes without a request. */
export function useDraftSelection(id: string): [DraftSelection, (change: Partial<DraftSelection>) => void] {
  const selection = parseDraftRoute(Object.fromEntries(useSearchParams()));
  const select = (change: Partial<DraftSelection>) => {
    // The address bar, not what was rendered: keys can come faster than the router renders.
    const now = parseDraftRoute(Object.fromEntries(new URLSearchParams(window.location.search)));
    window.history.replaceState(null, '', routes.draft(id, { ...now, ...change }));
  };
  return [selection, select];
}
