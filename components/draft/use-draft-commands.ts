'use client';

import { useEffect, useEffectEvent } from 'react';
import type { Action } from '../palette/action-registry';
import { useActions } from '../palette/use-actions';
import { useShortcut } from '../ui/use-shortcut';

type DraftCommands = Readonly<{
  onAdd: () => void;
  onUndo: (() => void) | null;
  onRedo: (() => void) | null;
  onDiff: () => void;
  onPush: () => void;
}>;

/** What the page can do, by keys and for the palette. */
export function useDraftCommands({ onAdd, onUndo, onRedo, onDiff, onPush }: DraftCommands): void {
  useShortcut('a', onAdd);
  useShortcut('z', onUndo);
  useShortcut('Z', onRedo);
  useShortcut('d', onDiff);
  usePushKey(onPush);
  useActions(() => [
    here('add entry', 'Add an entry', 'platform', onAdd, ['A']),
    ...(onUndo === null ? [] : [here('undo', 'Undo', 'previous', onUndo, ['Z'])]),
    ...(onRedo === null ? [] : [here('redo', 'Redo', 'next', onRedo, ['⇧Z'])]),
    here('diff', 'Compare the preview with the tag today', 'json', onDiff, ['D']),
    here('push', 'Push', 'tag', onPush, ['⌘⏎']),
  ]);
}

/** ⌘⏎ or Ctrl ⏎, but for open dialogs, which have their own. */
function usePushKey(push: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest('[role="dialog"], form') !== null) return;
    event.preventDefault();
    push();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

function here(id: string, title: string, icon: Action['icon'], run: () => void, keys: readonly string[]): Action {
  return { id, title, icon, scope: 'here', run, keys };
}
