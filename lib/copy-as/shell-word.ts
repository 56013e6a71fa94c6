/**
 * `text` as one word of a POSIX shell: as it is where that is safe, else in single quotes. Control characters are written as octal
 * numbers: a terminal that a text is pasted into obeys them. It must hold no NUL, which no word can: `holdsNul` tells.
 * @see POSIX.1-2017, Shell Command Language 2.2.2
 */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:@=,+-]+$/.test(text)) return text;
  const parts = text.split(controls).map((part, at) => (at % 2 === 0 ? quoted(part) : printed(part)));
  return parts.join('') || "''";
}

/** A command line of these words. */
export function shellCommand(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}

/** Whether a word of `command` holds a NUL, which a shell would drop. */
export function holdsNul(command: string): boolean {
  return /"\$\(printf '(?:\\[0-7]{3})*?\\000/.test(command);
}

/** C0 but for the line feed, DEL, and C1. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are looked for
const controls = /([\x00-\x09\x0b-\x1f\x7f-\x9f]+)/;

function quoted(text: string): string {
  return text === '' ? '' : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What `printf` makes of it is the text. @see POSIX.1-2017, printf, Extended Description */
function printed(text: string): string {
  const octal = [...new TextEncoder().encode(text)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`);
  return `"$(printf '${octal.join('')}')"`;
}
