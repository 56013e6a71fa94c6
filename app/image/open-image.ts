import type { QueryClient } from '@tanstack/react-query';
import { preload } from 'react-dom';
import type { ImageProgress } from '@/lib/contract/image-lines';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { beginReading } from './begin-reading';

/**
 * Begins to read an image for a page. What is known of it in time goes into the first HTML, its problem as well: whole into
 * `queryClient`, else it is what this answers with.
 */
export async function openImage(reference: Reference, queryClient: QueryClient): Promise<ImageProgress | null> {
  const name = formatReference(reference);
  const { opened, loading } = await beginReading(reference);
  // What the page no longer waits for may still fail; the browser asks again, and is told.
  loading.catch(() => undefined);
  const progress = opened?.kind === 'thrown' ? failed(opened.thrown) : (opened?.value ?? null);
  if (progress?.complete) {
    queryClient.setQueryData(queryKeys.image(name), progress);
    return null;
  }
  preload(routes.api.imageLines(name, 'auto'), { as: 'fetch', crossOrigin: 'anonymous' });
  return progress;
}

function failed(thrown: unknown): ImageProgress {
  return { view: null, complete: true, problem: toProblem(thrown) };
}
