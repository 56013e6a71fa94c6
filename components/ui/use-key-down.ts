'use client';

import { useEffect, useEffectEvent } from 'react';

/** Hears every key that is pressed on the page, as `onKeyDown` is when it happens. Single keys go through `useShortcut`. */
export function useKeyDown(onKeyDown: (event: KeyboardEvent) => void): void {
  const onEvent = useEffectEvent(onKeyDown);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onEvent(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
