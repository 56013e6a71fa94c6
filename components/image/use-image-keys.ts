'use client';

import type { Leaf } from '../platform/entry-leaves';
import { useShortcut } from '../ui/use-shortcut';
import { useStepKeys } from '../ui/use-step-keys';

type ImageKeys = Readonly<{
  leaf: Leaf | undefined;
  /** Goes to the tab before or after. */
  onTurn: (by: 1 | -1) => void;
  onStep: ((by: 1 | -1) => void) | null;
  onLayout: (() => void) | null;
  onCompare: () => void;
}>;

/** The keys of the image page: J and K or the arrows for entries, T for the table, [ and ] for tabs, = compares, Y copies the digest. */
export function useImageKeys({ leaf, onTurn, onStep, onLayout, onCompare }: ImageKeys) {
  useShortcut('[', () => onTurn(-1));
  useShortcut(']', () => onTurn(1));
  useStepKeys((by) => onStep?.(by));
  useShortcut('t', () => onLayout?.());
  useShortcut('=', onCompare);
  useShortcut('y', () => {
    if (leaf) void navigator.clipboard.writeText(leaf.entry.digest);
  });
}
