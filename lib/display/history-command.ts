/** The shells that a build runs commands in, as `created_by` names them. */
const shell = /^(?:\/bin\/(?:ba|a)?sh (?:-o pipefail |-e |-x )*-[a-z]*c|cmd \/S \/C) +/;
const nop = '#(nop)';
const buildKitMark = '# buildkit';

/**
 * The Dockerfile instruction behind `created_by` of a history step: without the shell, `#(nop)`, build arguments and
 * BuildKit's mark.
 * @see image-spec config.md, `history`
 */
export function historyCommand(createdBy: string): string {
  const text = withoutMark(createdBy.trim());
  const line = text.startsWith('RUN ') ? text.slice('RUN '.length) : text;
  const command = withoutArguments(line);
  const run = command.replace(shell, '');
  if (run === command) return text;
  return run.startsWith(nop) ? run.slice(nop.length).trim() : `RUN ${run}`;
}

function withoutMark(text: string): string {
  return text.endsWith(buildKitMark) ? text.slice(0, -buildKitMark.length).trimEnd() : text;
}

/** Build arguments stand before the shell, counted: `|2 VERSION=1 TARGETARCH=arm64 /bin/sh -c make`. */
function withoutArguments(line: string): string {
  if (!/^\|\d+ /.test(line)) return line;
  const shellAt = line.search(/ (?:\/bin\/|cmd \/S )/);
  return shellAt === -1 ? line : line.slice(shellAt + 1);
}
