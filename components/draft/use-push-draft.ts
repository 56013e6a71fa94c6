'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { PushPlan } from '@/lib/contract/push';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson, sendJson } from '../problem/fetch-json';
import { useRested } from '../ui/use-rested';
import type { DraftEditing } from './use-draft';

/** Edits come in bursts, and a plan asks the registry about every blob. */
const restMs = 700;

export type PushingDraft = Readonly<{
  plan: PushPlan | null;
  /** Why there is no plan, or no push. */
  problem: Problem | null;
  isPlanning: boolean;
  isStarting: boolean;
  /** Whether the tag moved since it was seen, and what becomes of it is still to be chosen. */
  isMoved: boolean;
  /** Whether there is something to push, and a place to push it to. */
  isReady: boolean;
  /** Whether the draft is discarded once it is pushed. */
  isPurged: boolean;
  setPurged: (isPurged: boolean) => void;
  /** Starts the push and goes to its page; a tag that moved is told instead. While that is open it does nothing. */
  push: () => void;
  /** Shows what the tag holds now, where a plan found that it moved. */
  look: () => void;
  /** Leaves the conflict. */
  settle: () => void;
  planAgain: () => void;
}>;

/** What a push of the draft would do, and the way to start it. */
export function usePushDraft({ draft, isSaving, unsaved }: DraftEditing): PushingDraft {
  const router = useRouter();
  const [isStarting, setStarting] = useState(false);
  const [isPurged, setPurged] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [isMoved, setMoved] = useState(false);
  const version = useRested(draft.version, restMs);
  const isReady = draft.target !== null && draft.entries.length > 0;
  const plan = useQuery({
    queryKey: queryKeys.pushPlan(draft.id, version, draft.today?.at),
    queryFn: ({ signal }) => fetchJson<PushPlan>(routes.api.pushPlan(draft.id), signal),
    enabled: isReady,
    placeholderData: (last) => last,
  });

  const start = async () => {
    setStarting(true);
    setRefused(null);
    try {
      const { push } = await sendJson<{ push: string }>('POST', routes.api.draftPush(draft.id), {
        ...(draft.today === null ? {} : { expect: draft.today.digest }),
        ...(isPurged ? { purge: true } : {}),
      });
      router.push(routes.push(push));
    } catch (thrown) {
      const problem = toProblem(thrown);
      if (problem.code === 'conflict') setMoved(true);
      else setRefused(problem);
      setStarting(false);
    }
  };
  const canStart = isReady && !isStarting && !isSaving && unsaved.length === 0;
  const planned = plan.error === null ? null : toProblem(plan.error);
  return {
    plan: isReady && planned === null ? (plan.data ?? null) : null,
    problem: refused ?? (isReady ? planned : null),
    isPlanning: plan.isFetching,
    isStarting,
    isMoved,
    isReady,
    isPurged,
    setPurged,
    push: () => {
      if (canStart && !isMoved) void start();
    },
    look: () => setMoved(true),
    settle: () => setMoved(false),
    planAgain: () => {
      setRefused(null);
      void plan.refetch();
    },
  };
}
