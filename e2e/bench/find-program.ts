import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { builtPath, goPrograms } from '../interop/go-programs';

/** On PATH, where Docker keeps its plug-ins, or where `npm run interop` has built it. */
export function findProgram(commands: readonly string[]): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    join(homedir(), '.docker/cli-plugins'),
    '/usr/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
  ];
  const installed = folders.flatMap((folder) => commands.map((command) => join(folder, command)));
  const built = Object.entries(goPrograms)
    .filter(([name]) => commands.includes(name))
    .map(([name, program]) => builtPath(name, program));
  return [...installed, ...built].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
