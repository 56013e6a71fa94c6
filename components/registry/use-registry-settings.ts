'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Registry, TestStep } from '@/lib/contract/registry';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import type { FinishedTest } from './connection-test';
import { applyAction, countChanges, type RegistryDraft, savedDraft, settingsChange } from './registry-draft';
import { keepDraft, useRegistryDrafts } from './registry-drafts';
import { removeRegistry, saveRegistry, testRegistry } from './save-registry';

export type RegistrySettings = Readonly<{
  host: string;
  registry: Registry | null;
  draft: RegistryDraft;
  /** How many settings are not saved. */
  changes: number;
  /** What runs just now. */
  busy: 'test' | 'save' | 'remove' | null;
  problem: Problem | null;
  test: FinishedTest | null;
  edit: (change: Partial<RegistryDraft>) => void;
  discard: () => void;
  runTest: () => void;
  /** Does what lets a step pass, and tests again where nothing is left to be typed. */
  act: (step: TestStep) => void;
  save: () => Promise<boolean>;
  remove: () => Promise<boolean>;
}>;

type Outcome = Readonly<{ host: string; test: FinishedTest | null; problem: Problem | null }>;

/** The settings of `host` while they are edited, tested and saved. `registry` is null while the server knows nothing of it. */
export function useRegistrySettings(host: string, registry: Registry | null): RegistrySettings {
  const queryClient = useQueryClient();
  const drafts = useRegistryDrafts();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState<RegistrySettings['busy']>(null);
  const saved = savedDraft(registry);
  const draft = drafts.get(host) ?? saved;
  const own = outcome?.host === host ? outcome : null;

  const keep = (next: RegistryDraft) => keepDraft(host, countChanges(saved, next) === 0 ? null : next);

  const attempt = async (what: NonNullable<typeof busy>, call: () => Promise<FinishedTest | null>) => {
    setBusy(what);
    try {
      const test = await call();
      setOutcome({ host, test: test ?? own?.test ?? null, problem: null });
      return true;
    } catch (thrown) {
      setOutcome({ host, test: own?.test ?? null, problem: toProblem(thrown) });
      return false;
    } finally {
      setBusy(null);
    }
  };
  const test = (tried: RegistryDraft) =>
    attempt('test', async () => {
      const result = await testRegistry(host, settingsChange(saved, tried));
      return { result, atMs: Date.now(), withUnsaved: countChanges(saved, tried) > 0 };
    });
  const readAgain = () => queryClient.invalidateQueries({ queryKey: queryKeys.registries() });

  return {
    host,
    registry,
    draft,
    changes: countChanges(saved, draft),
    busy,
    problem: own?.problem ?? null,
    test: own?.test ?? null,
    edit: (change) => keep({ ...draft, ...change }),
    discard: () => keepDraft(host, null),
    runTest: () => void test(draft),
    act: (step) => {
      const next = applyAction(draft, step);
      keep(next);
      if (step.action !== 'sign-in') void test(next);
    },
    save: () =>
      attempt('save', async () => {
        await saveRegistry(host, registry, settingsChange(saved, draft));
        await readAgain();
        keepDraft(host, null);
        return null;
      }),
    remove: () =>
      attempt('remove', async () => {
        if (registry?.isStored) await removeRegistry(registry.id);
        keepDraft(host, null);
        await readAgain();
        return null;
      }),
  };
}
