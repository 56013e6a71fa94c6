import { shellCommand } from '../copy-as/shell-word';

/** One command: groups of words, each group on a line of its own. */
export type ShellStep = readonly (readonly string[])[];

/** The commands one after the other, each only when the one before it succeeded. */
export function shellScript(steps: readonly ShellStep[]): string {
  return steps.map(shellStep).join(' &&\n');
}

/** One command over several lines. */
export function shellStep(groups: ShellStep): string {
  return groups
    .filter((group) => group.length > 0)
    .map(shellCommand)
    .join(' \\\n  ');
}
