import type { Shortcut } from '../shell/shortcut-list';

/** What the pages of registries listen to, as the list of keys shows it. */
export const registryShortcuts: readonly Shortcut[] = [
  { keys: ['J', 'K'], does: 'next and previous registry' },
  { keys: ['↑', '↓'], does: 'the same, inside the list' },
  { keys: ['⏎'], does: 'from the list to the settings' },
  { keys: ['T'], does: 'test the connection with the settings as they stand' },
  { keys: ['⌘S'], does: 'save the settings; Ctrl S does the same' },
];
