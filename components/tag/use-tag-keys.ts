'use client';

import { useBareArrows } from '../ui/use-bare-arrows';
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
  useBareArrows(onEnter);
}
