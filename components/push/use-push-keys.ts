'use client';

import { useRouter } from 'next/navigation';
import type { Push } from '@/lib/contract/push';
import { routes } from '@/lib/routes';
import type { Action } from '../palette/action-registry';
import { useActions } from '../palette/use-actions';
import { useShortcut } from '../ui/use-shortcut';

type PushKeys = Readonly<{
  push: Push;
  onLog: () => void;
  onResume: () => void;
  onUndo: () => void;
  onStop: () => void;
}>;

/** What the page of a push can do, by keys and for the palette. */
export function usePushKeys({ push, onLog, onResume, onUndo, onStop }: PushKeys) {
  const router = useRouter();
  const { canResume, canUndo, draft, finishedAt, target } = push;
  const edit = draft === null ? null : () => router.push(routes.draft(draft));
  useShortcut('l', onLog);
  useShortcut('r', canResume ? onResume : null);
  useShortcut('u', canUndo ? onUndo : null);
  useShortcut('e', edit);
  useActions(() => [
    ...(canResume ? [here('push-resume', 'Resume the push', 'next', onResume, ['R'])] : []),
    ...(finishedAt === null ? [here('push-stop', 'Stop the push', 'page', onStop)] : []),
    ...(canUndo ? [here('push-undo', 'Undo the push', 'previous', onUndo, ['U'])] : []),
    ...(edit === null ? [] : [here('push-draft', 'Edit the draft', 'page', edit, ['E'])]),
    here('push-inspect', 'Inspect what the tag holds', 'tag', () => router.push(routes.image(target))),
  ]);
}

function here(id: string, title: string, icon: Action['icon'], run: () => void, keys?: readonly string[]): Action {
  return { id, title, icon, scope: 'here', run, ...(keys === undefined ? {} : { keys }) };
}
