import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs another program, with `env` beside our own environment; resolves to its standard output, rejects with what it wrote to standard error. */
export async function runPeer(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const { stdout } = await run(command, args, { encoding: 'buffer', env: { ...process.env, ...env } });
  return stdout;
}

/** Whether `command` is installed; tests that need it are skipped with a line that says how to install it. */
export async function hasPeer(command: string): Promise<boolean> {
  return run(command, ['--version']).then(
    () => true,
    () => false,
  );
}
