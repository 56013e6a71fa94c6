'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Push } from '@/lib/contract/push';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { sendJson } from '../problem/fetch-json';

/** What can be done about a push; `problem` is why the last of it was refused. */
export type PushCommands = Readonly<{
  stop: () => void;
  resume: () => void;
  /** Starts the push that puts the tags back, and goes to its page. */
  undo: () => void;
  isBusy: boolean;
  problem: Problem | null;
}>;

/** The commands of one push, one at a time. */
export function usePushCommands(id: string): PushCommands {
  const router = useRouter();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const run = async (command: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      await command();
      void client.invalidateQueries({ queryKey: queryKeys.pushes() });
    } catch (thrown) {
      setProblem(toProblem(thrown));
    }
    setBusy(false);
  };
  const step = async (name: 'cancel' | 'resume') =>
    client.setQueryData<Push>(queryKeys.push(id), await sendJson<Push>('POST', routes.api.push(id, name)));

  return {
    stop: () => void run(async () => void (await step('cancel'))),
    resume: () => void run(async () => void (await step('resume'))),
    undo: () =>
      void run(async () => {
        const { id: undo } = await sendJson<Push>('POST', routes.api.push(id, 'undo'));
        router.push(routes.push(undo));
      }),
    isBusy,
    problem,
  };
}
