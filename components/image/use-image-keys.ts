'use client';

import { useEffect, useEffectEvent } from 'react';
import type { Leaf } from '../platform/entry-leaves';
import type { Shortcut } from '../shell/shortcuts';
import { useShortcut } from '../ui/use-shortcut';

/** What `useImageKeys` listens to, as the list of keys shows it. */
export const imageShortcuts: readonly Shortcut[] = [
  { keys: ['J', 'K'], does: 'Next and previous platform' },
  { keys: ['↑', '↓'], does: 'The same, with nothing focused; inside matrix and table arrows move' },
  { keys: ['⏎'], does: 'Select the platform in focus' },
  { keys: ['T'], does: 'Matrix or table' },
  { keys: ['[', ']'], does: 'Previous and next tab' },
  { keys: ['Y'], does: 'Copy the digest' },
];

type ImageKeys = Readonly<{
  leaf: Leaf | undefined;
  /** Goes to the tab before or after. */
  onTurn: (by: 1 | -1) => void;
  onStep: ((by: 1 | -1) => void) | null;
  onLayout: (() => void) | null;
}>;

/** The keys of the image page: J and K or the arrows for entries, T for the table, [ and ] for tabs, Y copies the digest. */
export function useImageKeys({ leaf, onTurn, onStep, onLayout }: ImageKeys) {
  useShortcut('[', () => onTurn(-1));
  useShortcut(']', () => onTurn(1));
  useShortcut('j', () => onStep?.(1));
  useShortcut('k', () => onStep?.(-1));
  useShortcut('t', () => onLayout?.());
  useShortcut('y', () => {
    if (leaf) void navigator.clipboard.writeText(leaf.entry.digest);
  });

  // Arrows scroll what has the focus; with nothing focused they go from entry to entry.
  const onArrow = useEffectEvent((event: KeyboardEvent) => {
    if (event.target !== document.body || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    onStep?.(event.key === 'ArrowDown' ? 1 : -1);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onArrow(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
