'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { EntryView, ImageView } from '@/lib/contract/image';
import type { ImageProgress } from '@/lib/contract/image-lines';
import { queryKeys } from '@/lib/query-keys';
import { entryLeaves } from '../platform/entry-leaves';
import { matrixModel, readingOrder } from '../platform/matrix-model';
import { useImageSelection } from './use-image-selection';

/** The image as far as it was read, and the entry that the page shows of it. */
export function useShownEntry(name: string): Readonly<{ view: ImageView | null; entry: EntryView | null }> {
  const [selection] = useImageSelection();
  const view = useQueryClient().getQueryData<ImageProgress>(queryKeys.image(name))?.view ?? null;
  const leaves = entryLeaves(view?.entries ?? []);
  const shown = leaves.find(({ entry }) => entry.id === selection.entry) ?? readingOrder(matrixModel(leaves))[0];
  return { view, entry: shown?.entry ?? null };
}
