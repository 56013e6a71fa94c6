import type { Shortcut } from '../shell/shortcut-list';

/** What `useResolveCommands` listens to, as the list of keys shows it. */
export const resolveShortcuts: readonly Shortcut[] = [
  { keys: ['J', 'K'], does: 'next and previous host' },
  { keys: ['[', ']'], does: 'previous and next engine' },
  { keys: ['↑', '↓', '←', '→'], does: 'inside the table: from cell to cell' },
  { keys: ['⏎'], does: 'explain the cell in focus' },
  { keys: ['Esc'], does: 'inside the table: back to what is explained by itself' },
  { keys: ['A'], does: 'add a host' },
  { keys: ['H'], does: 'choose among the known machines' },
  { keys: ['P'], does: 'paste what docker, kubectl or uname print' },
];
