import { get } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { readEnvironment } from './environment.mjs';
import { readListenAddress, urlOf } from './listen-address.mjs';
import { next } from './project.mjs';
import { followToTheEnd, start } from './run.mjs';

/**
 * Serves the app until it is told to end. What keeps it from being served is said in a sentence.
 * @param {() => Promise<void>} prepare what must be in place first
 * @param {'start' | 'dev'} mode of Next
 */
export async function serve(prepare, mode) {
  const address = orExit(() => readListenAddress(readEnvironment()));
  await refuseTakenPort(address, mode === 'start' ? 'npm start' : 'npm run dev');
  await prepare();
  const { listen, port } = address;
  const child = start(process.execPath, [next, mode, '-H', listen, '-p', String(port)], {
    env: { NODE_ENV: mode === 'start' ? 'production' : 'development' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Next greets with lines of its own; what goes wrong is on standard error.
  let up = false;
  child.stdout?.on('data', (chunk) => up && process.stdout.write(chunk));
  const following = followToTheEnd(child);
  // Ends with the process when the server does not come up: `followToTheEnd` exits as it exits.
  while (!(await answers(address))) await delay(100);
  up = true;
  console.log(`Polyarch is at ${urlOf(address)}`);
  if (listen === '0.0.0.0' || listen === '::') {
    console.warn(
      `It listens on every interface (POLYARCH_LISTEN=${listen}) and has no accounts: keep others from this port.`,
    );
  }
  await following;
}

/** @template T @param {() => T} read @returns {T} */
function orExit(read) {
  try {
    return read();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** @param {{ port: number, listen: string }} address @param {string} command */
async function refuseTakenPort({ port, listen }, command) {
  const error = await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen(port, listen, () => probe.close(() => resolve(null)));
  });
  if (error === null) return;
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Stop what uses it, or choose another: PORT=${port === 65_535 ? 3000 : port + 1} ${command}`
      : `Polyarch cannot listen on ${listen}, port ${port}: ${error.message}.`,
  );
  process.exit(1);
}

/** @param {{ port: number, listen: string }} address @returns {Promise<boolean>} */
function answers(address) {
  return new Promise((resolve) => {
    get(`${urlOf(address)}/healthz`, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).once('error', () => resolve(false));
  });
}
