'use client';

import type { Action } from '../palette/action-registry';
import { useActions } from '../palette/use-actions';
import { useGoKey } from '../ui/use-go-key';
import { useShortcut } from '../ui/use-shortcut';

type DraftCommands = Readonly<{
  onAdd: () => void;
  onUndo: (() => void) | null;
  onRedo: (() => void) | null;
  onDiff: () => void;
  /** Null while what becomes of a moved tag is chosen: that has the key. */
  onPush: (() => void) | null;
}>;

/** What the page can do, by keys and for the palette. */
export function useDraftCommands({ onAdd, onUndo, onRedo, onDiff, onPush }: DraftCommands): void {
  useShortcut('a', onAdd);
  useShortcut('z', onUndo);
  useShortcut('Z', onRedo);
  useShortcut('d', onDiff);
  useGoKey(onPush);
  useActions(() => [
    here('add entry', 'Add an entry', 'platform', onAdd, ['A']),
    ...(onUndo === null ? [] : [here('undo', 'Undo', 'previous', onUndo, ['Z'])]),
    ...(onRedo === null ? [] : [here('redo', 'Redo', 'next', onRedo, ['⇧Z'])]),
    here('diff', 'Compare the preview with the tag today', 'json', onDiff, ['D']),
    ...(onPush === null ? [] : [here('push', 'Push', 'tag', onPush, ['⌘⏎'])]),
  ]);
}

function here(id: string, title: string, icon: Action['icon'], run: () => void, keys: readonly string[]): Action {
  return { id, title, icon, scope: 'here', run, keys };
}
