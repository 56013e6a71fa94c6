'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { DraftView } from '@/lib/contract/draft';
import type { DraftMerge } from '@/lib/contract/merge';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { sendJson } from '../problem/fetch-json';
import type { Merging } from './use-merge';

/** What may become of a tag that moved. */
export type MergeWay = 'merge' | 'another-tag' | 'overwrite' | 'theirs';

export type MergeWays = Readonly<{
  way: MergeWay;
  setWay: (way: MergeWay) => void;
  /** Does what was chosen, and goes where it leads; `target` is where it goes instead, for `another-tag`. */
  go: (merge: DraftMerge, target: string | null) => void;
  isBusy: boolean;
  /** Why the last of it was refused. */
  problem: Problem | null;
}>;

type WaysOptions = Readonly<{
  merging: Merging;
  /** What was seen, where it is not what the draft saw last. */
  base: string | null | undefined;
  isPurged: boolean;
  /** Where the draft is looked at already, instead of its page. */
  onTheirs?: () => void;
}>;

/** The ways out of a conflict. Each writes only while the tag is still what was shown. */
export function useMergeWays({ merging, base, isPurged, onTheirs }: WaysOptions): MergeWays {
  const router = useRouter();
  const client = useQueryClient();
  const [way, setWay] = useState<MergeWay>('merge');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const keep = (draft: DraftView) => {
    client.setQueryData(queryKeys.draft(draft.id), draft);
    return draft;
  };
  const push = async (draft: string, expect: string | null) => {
    const body = { expect, ...(isPurged ? { purge: true } : {}) };
    const started = await sendJson<{ push: string }>('POST', routes.api.draftPush(draft), body);
    router.push(routes.push(started.push));
  };
  const act = async ({ draft: { id, version }, now }: DraftMerge, target: string | null) => {
    switch (way) {
      case 'merge': {
        const body = { choices: merging.choices, expect: now.digest, ...(base === undefined ? {} : { base }) };
        const merged = await sendJson<DraftMerge>('POST', routes.api.draftMerge(id), body, { version });
        keep(merged.draft);
        return push(id, now.digest);
      }
      case 'another-tag':
        keep(await sendJson<DraftView>('PATCH', routes.api.draft(id), { target }, { version }));
        return push(id, null);
      case 'overwrite':
        return push(id, now.digest);
      case 'theirs':
        keep(await sendJson<DraftView>('POST', routes.api.draftStep(id, 'refresh')));
        return onTheirs === undefined ? router.push(routes.draft(id)) : onTheirs();
    }
  };
  return {
    way,
    setWay,
    go: async (merge, target) => {
      if (isBusy) return;
      setBusy(true);
      setProblem(null);
      try {
        await act(merge, target);
      } catch (thrown) {
        setProblem(toProblem(thrown));
        merging.readAgain();
      }
      setBusy(false);
    },
    isBusy,
    problem,
  };
}
