'use client';

import { lazy, Suspense, useState } from 'react';
import { useActions } from '../palette/use-actions';
import { KeyHint } from '../ui/kbd';
import { useShortcut } from '../ui/use-shortcut';
import type { PageWithKeys } from './shortcut-dialog';

const ShortcutDialog = lazy(() => import('./shortcut-dialog').then((module) => ({ default: module.ShortcutDialog })));

type ShortcutHelpProps = Readonly<{
  /** The page whose keys stand before those of every page. */
  of?: PageWithKeys;
}>;

/** The way to the list of keys, which is loaded when it is wanted. Its button stands in the status bar. */
export function ShortcutHelp({ of }: ShortcutHelpProps) {
  const [isOpen, setIsOpen] = useState(false);
  const open = () => setIsOpen(true);
  useShortcut('?', open);
  useActions(() => [{ id: 'keys', title: 'Show all keys', keys: ['?'], icon: 'keys', scope: 'everywhere', run: open }]);
  return (
    <>
      <button
        type="button"
        onClick={open}
        aria-haspopup="dialog"
        className="inline-flex min-h-6 items-center hover:text-ink"
      >
        <KeyHint keys={['?']}>all keys</KeyHint>
      </button>
      {isOpen ? (
        <Suspense>
          <ShortcutDialog of={of} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
