'use client';

import { useSearchParams } from 'next/navigation';
import { parseRepositoryRoute, type RepositorySelection, routes } from '@/lib/routes';

export type SelectionChange = { readonly [K in keyof RepositorySelection]?: RepositorySelection[K] | undefined };

/** What the URL says of how a repository is looked at, and the way to change it without a request. */
export function useRepositorySelection(): [RepositorySelection, (change: SelectionChange) => void] {
  const { selection } = parseRepositoryRoute(Object.fromEntries(useSearchParams()));
  return [selection, select];
}

/** Reads the address bar, not what was rendered: keys can come faster than the router renders. */
function select(change: SelectionChange): void {
  const parameters = new URLSearchParams(window.location.search);
  const { name, selection } = parseRepositoryRoute(Object.fromEntries(parameters));
  const next = Object.fromEntries(Object.entries({ ...selection, ...change }).filter(([, value]) => value));
  window.history.replaceState(null, '', routes.repository(name, next));
}
