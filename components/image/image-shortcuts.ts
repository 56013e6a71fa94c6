import type { Shortcut } from '../shell/shortcut-list';

/** What `useImageKeys` listens to, as the list of keys shows it. */
export const imageShortcuts: readonly Shortcut[] = [
  { keys: ['J', 'K'], does: 'next and previous platform' },
  { keys: ['↑', '↓'], does: 'the same, with nothing focused; inside matrix and table arrows move' },
  { keys: ['⏎'], does: 'select the platform in focus' },
  { keys: ['T'], does: 'matrix or table' },
  { keys: ['[', ']'], does: 'previous and next tab' },
  { keys: ['C'], does: 'compose from it, amend its tag, or copy it' },
  { keys: ['='], does: 'compare with another reference' },
  { keys: ['Y'], does: 'copy the digest' },
];
