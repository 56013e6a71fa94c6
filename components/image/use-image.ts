'use client';

import { experimental_streamedQuery as streamedQuery, useQuery } from '@tanstack/react-query';
import { addLine, type ImageProgress, noLines } from '@/lib/contract/image-lines';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { readImageLines } from './read-image-lines';

export type ImageReading = ImageProgress &
  Readonly<{
    /** Whether lines are still arriving, for the first time or again. */
    isReading: boolean;
    readAgain: () => void;
  }>;

/** The image that `reference` names: from the cache that the server filled, else line by line as it is read. */
export function useImage(reference: string): ImageReading {
  const query = useQuery({
    queryKey: queryKeys.image(reference),
    queryFn: streamedQuery({
      streamFn: ({ signal }) => readImageLines(reference, signal),
      reducer: addLine,
      initialValue: noLines,
      // What is there stays readable while it is read again.
      refetchMode: 'replace',
    }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { view, complete, problem } = query.data ?? noLines;
  const failure: Problem | null = query.error === null ? problem : toProblem(query.error);
  return {
    view,
    complete: complete || query.error !== null,
    problem: failure,
    isReading: query.isFetching,
    readAgain: () => void query.refetch(),
  };
}
