'use client';

import { type RefObject, useEffect } from 'react';
import { useShortcut } from '../ui/use-shortcut';

/** `/` and ⌘K or Ctrl K put the cursor into the page's reference field and select what it holds. */
export function useReferenceKeys(field: RefObject<HTMLInputElement | null>) {
  useShortcut('/', () => field.current?.select());

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'k' || !(event.metaKey || event.ctrlKey) || field.current === null) return;
      event.preventDefault();
      field.current.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [field]);
}
