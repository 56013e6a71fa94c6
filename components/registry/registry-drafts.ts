'use client';

import { useSyncExternalStore } from 'react';
import type { RegistryDraft } from './registry-draft';

/**
 * What was changed and not saved, by host. It outlives the pages of this tab, so that going elsewhere by mistake loses
 * nothing; it is in memory alone, because it may hold a password.
 */
let drafts: ReadonlyMap<string, RegistryDraft> = new Map();
const listeners = new Set<() => void>();
const none: ReadonlyMap<string, RegistryDraft> = new Map();

/** Keeps `draft` for `host`; null forgets it. */
export function keepDraft(host: string, draft: RegistryDraft | null): void {
  const next = new Map(drafts);
  if (draft === null) next.delete(host);
  else next.set(host, draft);
  drafts = next;
  for (const listener of listeners) listener();
}

/** All drafts; those who read them are told when one changes. */
export function useRegistryDrafts(): ReadonlyMap<string, RegistryDraft> {
  return useSyncExternalStore(
    subscribe,
    () => drafts,
    () => none,
  );
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('beforeunload', warn);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('beforeunload', warn);
  };
}

/** Leaving the tab is what a draft does not outlive. */
function warn(event: BeforeUnloadEvent): void {
  if (drafts.size > 0) event.preventDefault();
}
