'use client';

import { useSearchParams } from 'next/navigation';
import { type ImageSelection, parseImageRoute, routes } from '@/lib/routes';

type SelectionChange = (current: ImageSelection) => ImageSelection;

/** What the URL selects of the image, and the way to select something else; the address changes without a request. */
export function useImageSelection(): [ImageSelection, (change: SelectionChange) => void] {
  const { selection } = parseImageRoute(Object.fromEntries(useSearchParams()));
  return [selection, select];
}

/** Reads the address bar, not what was rendered: keys can come faster than the router renders. */
function select(change: SelectionChange): void {
  const parameters = new URLSearchParams(window.location.search);
  const { reference, selection } = parseImageRoute(Object.fromEntries(parameters));
  window.history.replaceState(null, '', routes.image(reference, { ...selection, ...change(selection) }));
}
