'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { DraftView } from '@/lib/contract/draft';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson, sendJson } from '../problem/fetch-json';
import { announce } from '../ui/announce';
import type { DraftChange } from './draft-change';

/** A draft while it is edited: each edit is saved at once, one after the other. */
export type DraftEditing = Readonly<{
  draft: DraftView;
  isSaving: boolean;
  /** Why the last edit was not saved. */
  failure: Readonly<{ change: DraftChange; problem: Problem }> | null;
  /** Edits that were made on a version which somebody else has changed meanwhile: they are not saved. */
  unsaved: readonly DraftChange[];
  edit: (change: DraftChange) => void;
  /** Makes the unsaved edits on the version that is there now. */
  reapply: () => void;
  /** Gives up what could not be saved. */
  dismiss: () => void;
}>;

export function useDraft(initial: DraftView): DraftEditing {
  const { id } = initial;
  const queryClient = useQueryClient();
  const key = queryKeys.draft(id);
  const read = (signal?: AbortSignal) => fetchJson<DraftView>(routes.api.draft(id), signal);
  // What others edited shows when one comes back to the page; without an open edit nothing is lost by that.
  const { data: draft } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => read(signal),
    initialData: initial,
    refetchOnWindowFocus: 'always',
  });
  const [waiting, setWaiting] = useState(0);
  const [failure, setFailure] = useState<DraftEditing['failure']>(null);
  const [unsaved, setUnsaved] = useState<readonly DraftChange[]>([]);
  const line = useRef<Promise<void>>(Promise.resolve());
  // What stands behind a refused edit in the line was made on the same sight: it waits with it.
  const isHeld = useRef(false);

  const hold = (change: DraftChange) => setUnsaved((held) => [...held, change]);
  const save = async (change: DraftChange) => {
    if (isHeld.current) return hold(change);
    const { version } = queryClient.getQueryData<DraftView>(key) ?? initial;
    try {
      const next = await sendJson<DraftView>(change.method, change.href, change.body, { version });
      await queryClient.cancelQueries({ queryKey: key });
      queryClient.setQueryData(key, next);
      setFailure(null);
      announce(`${change.does}: saved.`);
    } catch (thrown) {
      const problem = toProblem(thrown);
      if (problem.code !== 'precondition_failed') return setFailure({ change, problem });
      isHeld.current = true;
      hold(change);
      queryClient.setQueryData(key, await read().catch((): DraftView => initial));
    }
  };
  const edit = (change: DraftChange) => {
    setWaiting((count) => count + 1);
    line.current = line.current.then(() => save(change)).finally(() => setWaiting((count) => count - 1));
  };
  const dismiss = () => {
    isHeld.current = false;
    setUnsaved([]);
    setFailure(null);
  };
  return {
    draft,
    isSaving: waiting > 0,
    failure,
    unsaved,
    edit,
    dismiss,
    reapply: () => {
      dismiss();
      for (const change of unsaved) edit(change);
    },
  };
}
