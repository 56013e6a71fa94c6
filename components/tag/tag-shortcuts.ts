import type { Shortcut } from '../shell/shortcut-list';

/** What `useTagKeys` and the table listen to, as the list of keys shows it. */
export const tagShortcuts: readonly Shortcut[] = [
  { keys: ['/'], does: 'to the filter' },
  { keys: ['↑', '↓'], does: 'previous and next tag; Page, Home and End go farther' },
  { keys: ['←', '→'], does: 'through what the row holds' },
  { keys: ['⏎'], does: 'open the tag in focus' },
  { keys: ['X'], does: 'select it, or not' },
  { keys: ['⇧X'], does: 'select all from the last selected one to it' },
  { keys: ['Esc'], does: 'clear the selection' },
  { keys: ['C'], does: 'compose a draft of those that are selected' },
  { keys: ['='], does: 'compare the two that are selected' },
];
