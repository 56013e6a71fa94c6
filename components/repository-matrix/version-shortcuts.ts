import type { Shortcut } from '../shell/shortcut-list';

/** What the matrix of versions listens to, as the list of keys shows it. */
export const versionShortcuts: readonly Shortcut[] = [
  { keys: ['↑', '↓'], does: 'previous and next platform; above the first are the versions' },
  { keys: ['←', '→'], does: 'previous and next version; Home and End go to the oldest and the newest' },
  { keys: ['Space'], does: 'select the version in focus' },
  { keys: ['⏎'], does: 'inspect it' },
  { keys: ['='], does: 'compare it with the one before' },
];
