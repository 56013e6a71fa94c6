'use client';

import { useQueries } from '@tanstack/react-query';
import type { ImageView } from '@/lib/contract/image';
import type { Push } from '@/lib/contract/push';
import type { SideEntry } from '@/lib/draft/entry-groups';
import { type MergeRow, mergeRows } from '@/lib/draft/merge-rows';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson } from '../problem/fetch-json';

/** The platforms of a conflict; `rows` is null while what the tag held is read. */
export type ConflictSides = Readonly<{
  rows: readonly MergeRow[] | null;
  problem: Problem | null;
  readAgain: () => void;
}>;

/** What the tag held when it was looked at, what it holds now, and what was to be pushed. */
export function useConflictSides({ target, platforms, before, conflict }: Push): ConflictSides {
  const repository = target.slice(0, target.lastIndexOf(':'));
  const queries = useQueries({
    queries: [before, conflict?.digest ?? null].map((digest) => ({
      queryKey: queryKeys.imageHead(`${repository}@${digest ?? ''}`),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        digest === null ? [] : fetchEntries(`${repository}@${digest}`, signal),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const [seen, now] = queries.map(({ data }) => data);
  const failed = queries.find(({ error }) => error !== null);
  return {
    rows: seen === undefined || now === undefined ? null : mergeRows({ seen, now, yours: sideOf(platforms) }),
    problem: failed === undefined ? null : toProblem(failed.error),
    readAgain: () => void Promise.all(queries.filter(({ error }) => error !== null).map(({ refetch }) => refetch())),
  };
}

async function fetchEntries(reference: string, signal: AbortSignal): Promise<readonly SideEntry[]> {
  const { entries } = await fetchJson<ImageView>(routes.api.imageHead(reference), signal);
  return sideOf(entries);
}

/** Attestations belong to their images, and nothing is merged here. */
function sideOf(entries: readonly Pick<SideEntry, 'digest' | 'platform'>[]): readonly SideEntry[] {
  return entries
    .filter(({ platform }) => platform?.os !== 'unknown')
    .map(({ digest, platform }) => ({ digest, platform, annotations: null, attests: null }));
}
