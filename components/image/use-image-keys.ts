'use client';

import { useEffect, useEffectEvent } from 'react';
import type { Leaf } from '../platform/entry-leaves';
import { useShortcut } from '../ui/use-shortcut';

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
