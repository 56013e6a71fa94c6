'use client';

import type { ComparedPair } from '@/lib/comparison/compare-platforms';
import type { Action } from '../palette/action-registry';
import { useActions } from '../palette/use-actions';
import { entryName } from '../platform/entry-text';
import { useShortcut } from '../ui/use-shortcut';
import { useStepKeys } from '../ui/use-step-keys';

type CompareCommands = Readonly<{
  pairs: readonly ComparedPair[];
  onSelect: (id: string) => void;
  onStep: ((by: 1 | -1) => void) | null;
  onSwap: () => void;
  /** Turns between all and only what differs; null where there is nothing to choose. */
  onDifferences: (() => void) | null;
}>;

/** What the page can do, by keys and for the palette. */
export function useCompareCommands({ pairs, onSelect, onStep, onSwap, onDifferences }: CompareCommands) {
  useStepKeys((by) => onStep?.(by));
  useShortcut('X', onSwap);
  useShortcut('d', () => onDifferences?.());
  useActions(() => [
    here('swap', 'Swap sides', 'layout', onSwap, ['⇧X']),
    ...(onDifferences === null
      ? []
      : [here('differences', 'Only differences, or all', 'layout', onDifferences, ['D'])]),
    ...(onStep === null
      ? []
      : [
          here('next', 'Next platform', 'next', () => onStep(1), ['J']),
          here('previous', 'Previous platform', 'previous', () => onStep(-1), ['K']),
        ]),
    ...pairs.map(({ id, a, b }) => {
      const entry = b ?? a;
      return here(`pair ${id}`, `Go to ${entry === null ? id : entryName(entry)}`, 'platform', () => onSelect(id));
    }),
  ]);
}

function here(id: string, title: string, icon: Action['icon'], run: () => void, keys?: readonly string[]): Action {
  return { id, title, icon, scope: 'here', run, ...(keys === undefined ? {} : { keys }) };
}
