'use client';

import { useQuery } from '@tanstack/react-query';
import type { PushSummary } from '@/lib/contract/push';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson } from '../problem/fetch-json';

/** How often the history is read anew while a push in it goes on. */
const refreshMs = 2000;

/** The pushes as they stood at `readAtMs`. */
export type ReadPushes = Readonly<{ pushes: readonly PushSummary[]; readAtMs: number }>;

/** The latest pushes, latest first; those under way go on. */
export function usePushes(initial: ReadPushes): readonly PushSummary[] {
  const { data } = useQuery({
    queryKey: queryKeys.pushes(),
    queryFn: async ({ signal }) =>
      (await fetchJson<{ pushes: readonly PushSummary[] }>(routes.api.pushes(), signal)).pushes,
    initialData: initial.pushes,
    initialDataUpdatedAt: initial.readAtMs,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some(({ finishedAt }) => finishedAt === null) ? refreshMs : false),
  });
  return data;
}
