'use client';

import { useEffect, useEffectEvent } from 'react';
import { useShortcut } from './use-shortcut';

/** J and K step forward and back; so do the arrows while nothing has the focus, since they scroll what has it. */
export function useStepKeys(onStep: (by: 1 | -1) => void) {
  useShortcut('j', () => onStep(1));
  useShortcut('k', () => onStep(-1));

  const onArrow = useEffectEvent((event: KeyboardEvent) => {
    if (event.target !== document.body || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    onStep(event.key === 'ArrowDown' ? 1 : -1);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onArrow(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
