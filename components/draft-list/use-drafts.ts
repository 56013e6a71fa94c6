'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DraftSummary, DraftView } from '@/lib/contract/draft';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson, sendJson } from '../problem/fetch-json';

/** The drafts as they stood at `readAtMs`. */
export type ReadDrafts = Readonly<{ drafts: readonly DraftSummary[]; readAtMs: number }>;

/** The drafts, which of their tags moved since they were looked at, and what can be done with several. */
export function useDrafts(initial: ReadDrafts) {
  const client = useQueryClient();
  const [moved, setMoved] = useState<ReadonlySet<string>>(() => new Set());
  const [isLooking, setLooking] = useState(false);
  const { data: drafts } = useQuery({
    queryKey: queryKeys.drafts(),
    queryFn: async ({ signal }) =>
      (await fetchJson<{ drafts: readonly DraftSummary[] }>(routes.api.drafts(), signal)).drafts,
    initialData: initial.drafts,
    initialDataUpdatedAt: initial.readAtMs,
    staleTime: 0,
  });
  const readAgain = () => client.invalidateQueries({ queryKey: queryKeys.drafts() });

  /** Asks the registries what the tags point to now: one after the other, a list can be long. */
  const lookAgain = async () => {
    setLooking(true);
    for (const { id, target, today } of drafts) {
      if (target === null) continue;
      const view = await sendJson<DraftView>('POST', routes.api.draftStep(id, 'refresh')).catch(() => null);
      if (view !== null && today !== null && view.today?.digest !== today.digest) {
        setMoved((known) => new Set([...known, id]));
      }
    }
    setLooking(false);
    await readAgain();
  };

  /** Discards drafts; throws the first problem when all others are gone. */
  const discard = async (ids: readonly string[]) => {
    const results = await Promise.allSettled(ids.map((id) => sendJson('DELETE', routes.api.draft(id))));
    await readAgain();
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  };
  return { drafts, moved, isLooking, lookAgain: () => void lookAgain(), discard };
}
