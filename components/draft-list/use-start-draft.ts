'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { DraftView } from '@/lib/contract/draft';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { sendJson } from '../problem/fetch-json';

/** What a draft begins with; nothing makes an empty one. */
export type DraftBeginning = Readonly<{
  target?: string;
  sources?: readonly string[];
  /** Starts from what the target holds. */
  amend?: boolean;
}>;

/** Makes drafts, one at a time, and goes to each. `problem` is why the last one could not be made. */
export function useStartDraft() {
  const router = useRouter();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const start = async (beginning: DraftBeginning) => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      const { id } = await sendJson<DraftView>('POST', routes.api.drafts(), beginning);
      void client.invalidateQueries({ queryKey: queryKeys.drafts() });
      router.push(routes.draft(id));
    } catch (thrown) {
      setProblem(toProblem(thrown));
      setBusy(false);
    }
  };
  return { start: (beginning: DraftBeginning = {}) => void start(beginning), isBusy, problem };
}
