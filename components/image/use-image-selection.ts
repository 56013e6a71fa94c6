'use client';

import { useSearchParams } from 'next/navigation';
import { type ImageSelection, parseImageRoute, routes } from '@/lib/routes';

/** What the URL selects of the image, and the way to select something else; the address changes without a request. */
export function useImageSelection(): [ImageSelection, (change: ImageSelection) => void] {
  const { reference, selection } = parseImageRoute(Object.fromEntries(useSearchParams()));
  const select = (change: ImageSelection) =>
    window.history.replaceState(null, '', routes.image(reference, { ...selection, ...change }));
  return [selection, select];
}
