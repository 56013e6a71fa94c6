'use client';

import { experimental_streamedQuery as streamedQuery, useQuery } from '@tanstack/react-query';
import { addLine, type ImageProgress, noLines } from '@/lib/contract/image-lines';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { readImageLines } from './read-image-lines';
import { useLaterEntries } from './use-later-entries';

export type ImageReading = ImageProgress &
  Readonly<{
    /** Whether lines are still arriving, for the first time or again. */
    isReading: boolean;
    readAgain: () => void;
    /** Reads entries that were left out, or could not be read. */
    readEntries: (ids: readonly string[]) => void;
    awaited: ReadonlySet<string>;
  }>;

/**
 * The image that `reference` names: from the cache that the server filled, else line by line as it is read. `head` stands
 * until the first line comes.
 */
export function useImage(reference: Reference, head: ImageProgress | null): ImageReading {
  const name = formatReference(reference);
  const query = useQuery({
    queryKey: queryKeys.image(name),
    queryFn: streamedQuery({
      streamFn: ({ signal }) => readImageLines(name, 'auto', signal),
      reducer: addLine,
      initialValue: noLines,
      // What is there stays readable while it is read again.
      refetchMode: 'replace',
    }),
    staleTime: Number.POSITIVE_INFINITY,
    ...(head && { placeholderData: head }),
  });
  const { view, complete, problem } = query.data ?? noLines;
  // Entries that come later need lines to be added to.
  const pinned =
    view === null || query.isPlaceholderData
      ? null
      : formatReference({ ...reference, tag: undefined, digest: view.digest });
  const later = useLaterEntries(name, pinned);
  const failure: Problem | null = query.error === null ? problem : toProblem(query.error);
  return {
    view,
    complete: complete || query.error !== null,
    problem: failure,
    isReading: query.isFetching,
    readAgain: () => void query.refetch(),
    ...later,
  };
}
