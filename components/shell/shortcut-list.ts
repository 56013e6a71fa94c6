/** A line of the list of keys. */
export type Shortcut = Readonly<{ keys: readonly string[]; does: string }>;

/** The keys that work on every page. */
export const commonShortcuts: readonly Shortcut[] = [
  { keys: ['⌘K'], does: 'go to a reference or an action; Ctrl K does the same, also inside a field' },
  { keys: ['/'], does: 'to the reference box' },
  { keys: ['⇧T'], does: 'switch between light and dark' },
  { keys: ['?'], does: 'this list' },
];
