'use client';

import { useKeyDown } from './use-key-down';

/** Up (-1) and down (1) while nothing has the focus, since the arrows scroll what has it. */
export function useBareArrows(onArrow: (by: 1 | -1) => void): void {
  useKeyDown((event) => {
    if (event.target !== document.body || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    onArrow(event.key === 'ArrowDown' ? 1 : -1);
  });
}
