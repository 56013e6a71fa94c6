import type { Shortcut } from '../shell/shortcut-list';

/** What the page of a push listens to, as the list of keys shows it. */
export const pushShortcuts: readonly Shortcut[] = [
  { keys: ['L'], does: 'to the filter of the log' },
  { keys: ['R'], does: 'resume a push that ended before its tag was written' },
  { keys: ['U'], does: 'undo a push that is done; it asks first' },
  { keys: ['E'], does: 'edit the draft' },
  { keys: ['J', 'K'], does: 'in a conflict: to the next choice, to the one before; ← and → choose' },
  { keys: ['⌘⏎'], does: 'in a conflict: do what was chosen; Ctrl ⏎ does the same' },
];
