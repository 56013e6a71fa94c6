import { spawn } from 'node:child_process';
import { root } from './project.mjs';

/** Variables of every command: nothing phones home, and no browser is downloaded. */
const quietEnvironment = { NEXT_TELEMETRY_DISABLED: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };

/**
 * Runs a command in the project's folder. Its output is shown as it comes, or with `quiet` only when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<boolean>} whether it ended with 0
 */
export async function run(command, args, { quiet = false, env = {} } = {}) {
  const child = start(command, args, {
    env,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  /** @type {Buffer[]} */
  const output = [];
  child.stdout?.on('data', (chunk) => output.push(chunk));
  child.stderr?.on('data', (chunk) => output.push(chunk));
  const ok = await ended(child).then(
    ({ code }) => code === 0,
    (error) => {
      console.error(`${command}: ${error.message}`);
      return false;
    },
  );
  if (!ok && quiet) process.stderr.write(Buffer.concat(output));
  return ok;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, stdio: import('node:child_process').StdioOptions }} options
 */
export function start(command, args, { env = {}, stdio }) {
  return spawn(command, args, { cwd: root, env: { ...process.env, ...quietEnvironment, ...env }, stdio });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} rejects when it could not be started
 */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

/**
 * Passes the signals that end a program on to `child`, and ends as it ended.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function followToTheEnd(child) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  const { code, signal } = await ended(child);
  process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP' ? 0 : 1));
}
