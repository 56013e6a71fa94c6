/** `text` as one word of a POSIX shell: as it is where that is safe, else in single quotes. @see POSIX.1-2017, Shell Command Language 2.2.2 */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:@=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A command line of these words. */
export function shellCommand(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}
