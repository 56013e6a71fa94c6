'use client';

import { useCallback, useRef, useState } from 'react';

/** A menu whose module comes when it is first opened; see `MenuButton`. */
export function useLazyMenu<Menu>(load: () => Promise<Menu>) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [loaded, setLoaded] = useState<Readonly<{ menu: Menu }> | 'failed' | null>(null);
  const close = useCallback(() => setIsOpen(false), []);
  const toggle = () => {
    setIsOpen(!isOpen);
    load().then(
      (menu) => setLoaded({ menu }),
      () => setLoaded('failed'),
    );
  };
  const hasFailed = loaded === 'failed';
  return {
    trigger,
    isOpen,
    hasFailed,
    toggle,
    close,
    Menu: isOpen && loaded !== null && !hasFailed ? loaded.menu : null,
  };
}
