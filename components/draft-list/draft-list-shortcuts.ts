import type { Shortcut } from '../shell/shortcut-list';

/** What the page of drafts and pushes listens to, as the list of keys shows it. */
export const draftListShortcuts: readonly Shortcut[] = [
  { keys: ['N'], does: 'new draft' },
  { keys: ['↑', '↓'], does: 'previous and next draft, inside the list' },
  { keys: ['⏎'], does: 'open the draft in focus' },
  { keys: ['X'], does: 'select it, or not' },
  { keys: ['⇧X'], does: 'select all from the last selected one to it' },
  { keys: ['Esc'], does: 'clear the selection' },
  { keys: ['Del'], does: 'discard the selected ones; it asks first' },
];
