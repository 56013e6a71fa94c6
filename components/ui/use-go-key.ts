'use client';

import { useKeyDown } from './use-key-down';

/** Runs `go`, the one primary action of a page, on ⌘⏎ or Ctrl ⏎; null leaves the key to others. Dialogs and forms have their own. */
export function useGoKey(go: (() => void) | null): void {
  useKeyDown((event) => {
    if (go === null || event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest('[role="dialog"], form') !== null) return;
    event.preventDefault();
    go();
  });
}
