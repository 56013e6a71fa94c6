import type { Shortcut } from '../shell/shortcut-list';

/** What `useCompareKeys` listens to, as the list of keys shows it. */
export const compareShortcuts: readonly Shortcut[] = [
  { keys: ['J', 'K'], does: 'next and previous platform' },
  { keys: ['↑', '↓'], does: 'the same, with nothing focused; inside the table arrows move' },
  { keys: ['⇧X'], does: 'swap sides' },
  { keys: ['D'], does: 'only differences, or all' },
];
