import type { ShellWord } from './shell-commands';

/** The flags and the arguments of one command. */
export type CommandArguments = Readonly<{
  arguments: readonly ShellWord[];
  /** The values of the flag under any of its names, in the order given; a flag without a value has an empty one. */
  values: (...names: readonly string[]) => readonly string[];
}>;

/** Reads `--flag value`, `--flag=value`, `-f value`; flags that are not in `valueFlags` stand alone. `--` ends them. */
export function commandArguments(words: readonly ShellWord[], valueFlags: ReadonlySet<string>): CommandArguments {
  const found: ShellWord[] = [];
  const flags: { name: string; value: string }[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    if (word.text === '--') {
      found.push(...words.slice(at + 1));
      break;
    }
    const [, name, value] = /^(--?[A-Za-z][\w.-]*)(?:=([\s\S]*))?$/.exec(word.text) ?? [];
    if (name === undefined) found.push(word);
    else if (value !== undefined || !valueFlags.has(name)) flags.push({ name, value: value ?? '' });
    else flags.push({ name, value: words[++at]?.text ?? '' });
  }
  return {
    arguments: found,
    values: (...names) => flags.filter(({ name }) => names.includes(name)).map(({ value }) => value),
  };
}
