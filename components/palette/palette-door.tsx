'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { routes } from '@/lib/routes';
import type { Sample } from '../reference/sample-list';
import { onOpenPalette } from './open-palette';
import { useActions } from './use-actions';

const loadPalette = () => import('./palette');
const Palette = lazy(() => loadPalette().then((module) => ({ default: module.Palette })));

/**
 * ⌘K or Ctrl K on every page, also inside text fields. The palette itself is loaded when it is about to be wanted: with
 * the first half of the keys.
 */
export function PaletteDoor({ samples }: Readonly<{ samples: readonly Sample[] }>) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const close = useCallback(() => setIsOpen(false), []);

  useEffect(() => onOpenPalette(() => setIsOpen(true)), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Control' || event.key === 'Meta') void loadPalette();
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setIsOpen((open) => !open);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  useActions(() => [
    { id: 'home', title: 'Go home', icon: 'page', scope: 'everywhere', run: () => router.push(routes.home()) },
    {
      id: 'new-draft',
      title: 'New draft',
      icon: 'page',
      scope: 'everywhere',
      run: () => router.push(routes.newDraft()),
    },
    {
      id: 'drafts',
      title: 'Drafts and pushes',
      icon: 'page',
      scope: 'everywhere',
      run: () => router.push(routes.drafts()),
    },
    {
      id: 'registries',
      title: 'Set how registries are trusted, and who asks them',
      icon: 'registry',
      scope: 'everywhere',
      run: () => router.push(routes.registries()),
    },
    {
      id: 'rules',
      title: 'Read the rules that images are held against',
      icon: 'page',
      scope: 'everywhere',
      run: () => router.push(routes.rules()),
    },
  ]);

  if (!isOpen) return null;
  return (
    <Suspense>
      <Palette samples={samples} onClose={close} />
    </Suspense>
  );
}
