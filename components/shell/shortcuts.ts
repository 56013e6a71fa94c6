/** The cookie that keeps single-key shortcuts switched off. @see WCAG 2.2, 2.1.4 Character Key Shortcuts */
export const shortcutsCookie = 'polyarch-shortcuts';

/** A line of the list of keys. */
export type Shortcut = Readonly<{ keys: readonly string[]; does: string }>;

/** The keys that work on every page. */
export const commonShortcuts: readonly Shortcut[] = [
  { keys: ['/'], does: 'to the reference box; ⌘K or Ctrl K does the same, also inside a field' },
  { keys: ['⇧T'], does: 'switch between light and dark' },
  { keys: ['?'], does: 'this list' },
];
