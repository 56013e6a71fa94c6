'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { RepositoryList } from '@/lib/contract/repository-list';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson } from '../problem/fetch-json';

const pageSize = 1000;

export type RepositoryReading = Readonly<{
  repositories: readonly string[];
  /** Why the registry lists none; null when it does. */
  reason: Problem | null;
  /** What kept it from being asked. */
  problem: Problem | null;
  isReading: boolean;
  /** Reads the next page; null at the end. */
  readMore: (() => void) | null;
  readAgain: () => void;
}>;

/** The repositories of `registry`, as many pages of them as were asked for. */
export function useRepositories(registry: string): RepositoryReading {
  const queryClient = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: queryKeys.repositories(registry),
    queryFn: async ({ pageParam, signal }) => {
      const page = { limit: pageSize, ...(pageParam !== null && { after: pageParam }) };
      const list = await fetchJson<RepositoryList>(routes.api.repositories(registry, page), signal);
      // A registry that was asked for the first time is known from now on, and how it speaks.
      void queryClient.invalidateQueries({ queryKey: queryKeys.registries() });
      return list;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const pages = query.data?.pages ?? [];
  return {
    // A registry may name one twice, on two pages that overlap.
    repositories: [...new Set(pages.flatMap(({ repositories }) => repositories))],
    reason: pages[0]?.reason ?? null,
    problem: query.error === null ? null : toProblem(query.error),
    isReading: query.isFetching,
    readMore: query.hasNextPage ? () => void query.fetchNextPage() : null,
    readAgain: () => void query.refetch(),
  };
}
