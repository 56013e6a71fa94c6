'use client';

import { useActions } from '../palette/use-actions';
import { useShortcut } from '../ui/use-shortcut';

type DraftListKeys = Readonly<{
  onNew: () => void;
  onToggle: (isRange: boolean) => void;
  onClear: () => void;
  /** Null while nothing is chosen. */
  onDiscard: (() => void) | null;
}>;

/** What the list of drafts can do, by keys and for the palette. */
export function useDraftListKeys({ onNew, onToggle, onClear, onDiscard }: DraftListKeys) {
  useShortcut('n', onNew);
  useShortcut('x', () => onToggle(false));
  useShortcut('X', () => onToggle(true));
  useShortcut('Escape', onClear);
  useShortcut('Delete', onDiscard);
  useActions(() =>
    onDiscard === null
      ? []
      : [
          {
            id: 'discard',
            title: 'Discard the selected drafts',
            icon: 'page',
            scope: 'here',
            keys: ['Del'],
            run: onDiscard,
          },
        ],
  );
}
