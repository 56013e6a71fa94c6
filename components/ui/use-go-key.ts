'use client';

import { useEffect, useEffectEvent } from 'react';

/** Runs `go`, the one primary action of a page, on ⌘⏎ or Ctrl ⏎; null leaves the key to others. Dialogs and forms have their own. */
export function useGoKey(go: (() => void) | null): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (go === null || event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest('[role="dialog"], form') !== null) return;
    event.preventDefault();
    go();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
