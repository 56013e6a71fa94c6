'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DraftMerge } from '@/lib/contract/merge';
import type { MergeChoices, MergeSide } from '@/lib/draft/merge-rows';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { sendJson } from '../problem/fetch-json';

/** A merge while it is chosen; `merge` is null until it was first read. */
export type Merging = Readonly<{
  merge: DraftMerge | null;
  /** What was chosen where it asks; yours where nothing was. */
  choices: MergeChoices;
  choose: (key: string, side: MergeSide) => void;
  /** Whether the merge is not yet that of the choices. */
  isReading: boolean;
  problem: Problem | null;
  readAgain: () => void;
}>;

/** What a merge of the draft with its tag would be, by what is chosen. `base` is what was seen, where the draft saw another since. */
export function useMerge(draft: string, base?: string | null): Merging {
  const [chosen, setChosen] = useState<MergeChoices>({});
  const query = useQuery({
    queryKey: queryKeys.draftMerge(draft, base, chosen),
    queryFn: ({ signal }) =>
      sendJson<DraftMerge>(
        'POST',
        routes.api.draftMerge(draft),
        { preview: true, choices: chosen, ...(base === undefined ? {} : { base }) },
        { signal },
      ),
    placeholderData: (last) => last,
    // A draft is edited and a tag moves between two looks.
    staleTime: 0,
    gcTime: 0,
  });
  const merge = query.data ?? null;
  const asked = [...(merge?.rows ?? []), ...(merge?.fields ?? [])].filter(({ asks }) => asks);
  return {
    merge,
    choices: Object.fromEntries(asked.map(({ key }) => [key, chosen[key] ?? 'yours'])),
    choose: (key, side) => setChosen((others) => ({ ...others, [key]: side })),
    isReading: query.isPlaceholderData || query.isPending,
    problem: query.error === null ? null : toProblem(query.error),
    readAgain: () => void query.refetch(),
  };
}
