'use client';

import { useEffect, useEffectEvent } from 'react';
import { useShortcut } from '../ui/use-shortcut';

type TagKeys = Readonly<{
  onToggle: (isRange: boolean) => void;
  onClear: () => void;
  /** Enters the list, with nothing focused. */
  onEnter: () => void;
}>;

/** The keys of the tags page: X and ⇧X select, Esc clears, an arrow with nothing focused enters the list. */
export function useTagKeys({ onToggle, onClear, onEnter }: TagKeys) {
  useShortcut('x', () => onToggle(false));
  useShortcut('X', () => onToggle(true));
  useShortcut('Escape', onClear);

  const onArrow = useEffectEvent((event: KeyboardEvent) => {
    if (event.target !== document.body || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    onEnter();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onArrow(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
