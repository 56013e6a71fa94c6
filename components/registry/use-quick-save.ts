'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { RegistryChange } from '@/lib/contract/registry-operations';
import { type Problem, ProblemError, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { announce } from '../ui/announce';
import { fetchRegistries } from './fetch-registries';
import { saveRegistry, testRegistry } from './save-registry';

export type QuickSave = Readonly<{
  isBusy: boolean;
  problem: Problem | null;
  /** Whether it was saved, asked when the dialog is on its way out. */
  isSaved: () => boolean;
  /** Saves, says `done` and calls `onSaved`. With `isTried` an account is tried first: one that is refused is not kept. */
  save: (change: RegistryChange, done: string, isTried?: boolean) => void;
}>;

/** Saves one change to the settings of `registry` from wherever its want was noticed. */
export function useQuickSave(registry: string, onSaved: () => void): QuickSave {
  const queryClient = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const isSaved = useRef(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const save = async (change: RegistryChange, done: string, isTried: boolean) => {
    setBusy(true);
    setProblem(null);
    try {
      if (isTried) await tryAccount(registry, change);
      const listed = (await fetchRegistries()).find(({ host }) => host === registry) ?? null;
      await saveRegistry(registry, listed, change);
      void queryClient.invalidateQueries({ queryKey: queryKeys.registries() });
      isSaved.current = true;
      announce(done);
      onSaved();
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  return {
    isBusy,
    problem,
    isSaved: () => isSaved.current,
    save: (change, done, isTried = false) => {
      if (!isBusy) void save(change, done, isTried);
    },
  };
}

/** Throws `unauthorized` when the registry does not take the account in `change`. */
async function tryAccount(registry: string, change: RegistryChange): Promise<void> {
  const { steps } = await testRegistry(registry, change);
  const refused = steps.find(({ state, action }) => state === 'failed' && action === 'sign-in');
  if (refused !== undefined) throw new ProblemError({ code: 'unauthorized', message: refused.message });
}
