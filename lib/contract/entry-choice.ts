/**
 * Which entries of an index are read: `auto` is all, but only what costs no pull where pulls are scarce; ids are those
 * of `EntryView.id`, each with all that lies below it.
 */
export type EntryChoice = 'all' | 'none' | 'auto' | readonly string[];

/** How a choice is written in a query: a word, or ids with commas between. */
export const entryChoicePattern = /^(?:all|none|auto|\d{1,9}(?:\.\d{1,9}){0,8}(?:,\d{1,9}(?:\.\d{1,9}){0,8})*)$/;

/** The choice that a text of `entryChoicePattern` stands for. */
export function parseEntryChoice(text: string): EntryChoice {
  return text === 'all' || text === 'none' || text === 'auto' ? text : text.split(',');
}

/** The inverse of `parseEntryChoice`. */
export function formatEntryChoice(choice: EntryChoice): string {
  return typeof choice === 'string' ? choice : choice.join(',');
}
