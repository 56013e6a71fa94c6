import type { Shortcut } from '../shell/shortcut-list';

/** What the page of a draft listens to, as the list of keys shows it. */
export const draftShortcuts: readonly Shortcut[] = [
  { keys: ['A'], does: 'add an entry' },
  { keys: ['⏎'], does: 'inside the table: change the value in focus' },
  { keys: ['Esc'], does: 'leave a value as it was' },
  { keys: ['↑', '↓', '←', '→'], does: 'inside the table: from value to value' },
  { keys: ['⌥↑', '⌥↓'], does: 'move the entry in focus' },
  { keys: ['Del'], does: 'remove the entry in focus' },
  { keys: ['Z'], does: 'undo' },
  { keys: ['⇧Z'], does: 'redo' },
  { keys: ['D'], does: 'the preview as it is, or against the tag today' },
  { keys: ['⌘⏎'], does: 'push, or do what was chosen for a tag that moved; Ctrl ⏎ does the same' },
  { keys: ['J', 'K'], does: 'where the tag moved: to the next choice, to the one before; ← and → choose' },
];
