'use client';

import { useKeyDown } from './use-key-down';

/** Runs `save` on ⌘S or Ctrl S, also inside text fields; the browser's own meaning of it is of no use here. */
export function useSaveKey(save: () => void) {
  useKeyDown((event) => {
    if (event.key.toLowerCase() !== 's' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    save();
  });
}
