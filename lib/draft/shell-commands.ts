/** A word of a command line, with the line of the text that it stands in, 1-based. */
export type ShellWord = Readonly<{ text: string; line: number }>;

/** One command line, continued lines joined. */
export type ShellCommand = readonly ShellWord[];

/**
 * The command lines in `text`, as a POSIX shell reads them as far as people paste them: quotes, escapes, continued lines,
 * comments, `;`, `&&`, `||` and `|` between commands, a prompt or `sudo` before them. Nothing is expanded.
 */
export function shellCommands(text: string): readonly ShellCommand[] {
  const commands: ShellWord[][] = [[]];
  let line = 1;
  for (const [token] of text.matchAll(tokens)) {
    const command = commands[commands.length - 1] ?? [];
    if (token === '\n' || operators.has(token)) commands.push([]);
    else if (!/^(?:\s|#|\\\r?\n)/.test(token)) command.push({ text: unquoted(token), line });
    line += token.split('\n').length - 1;
  }
  return commands.map(withoutPrompt).filter((command) => command.length > 0);
}

const operators = new Set([';', '&&', '||', '|', '&']);

/** White space, continued lines, comments, line ends, operators, words; in this order. */
const tokens =
  /\\\r?\n|[^\S\n]+|(?<=^|\s)#[^\n]*|\n|&&|\|\||[;|&]|(?:\\[^\n]|'[^']*'|"(?:\\[\s\S]|[^"\\])*"|[^\s;|&'"\\])+|[\s\S]/gm;

/** Takes off quotes and escapes. @see POSIX.1-2017, Shell Command Language 2.2 */
function unquoted(word: string): string {
  return word.replace(/\\([\s\S])|'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"/g, (_, escaped, single, double) =>
    escaped !== undefined ? escaped : single !== undefined ? single : double.replace(/\\(["\\$`\n])/g, '$1'),
  );
}

function withoutPrompt(command: ShellWord[]): ShellCommand {
  const start = command.findIndex(
    ({ text }) => !/^(?:[$>%]|sudo|exec|time|env|[A-Za-z_][A-Za-z0-9_]*=.*|-)$/s.test(text),
  );
  return start === -1 ? [] : command.slice(start);
}
