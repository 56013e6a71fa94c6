'use client';

import { useBareArrows } from './use-bare-arrows';
import { useShortcut } from './use-shortcut';

/** J and K step forward and back; so do the arrows while nothing has the focus, since they scroll what has it. */
export function useStepKeys(onStep: (by: 1 | -1) => void) {
  useShortcut('j', () => onStep(1));
  useShortcut('k', () => onStep(-1));
  useBareArrows(onStep);
}
