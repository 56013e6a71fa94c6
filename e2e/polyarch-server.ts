import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../lib/testing/free-port';

export type PolyarchServer = Readonly<{
  url: string;
  pid: number;
  /** All that it has written to its log so far. */
  log(): string;
  stop(): Promise<void>;
}>;

type PolyarchOptions = Readonly<{
  dataFolder: string;
  port?: number;
  nodeOptions?: readonly string[];
  /** Folder of Docker's own configuration; an empty one by default. */
  dockerConfigFolder?: string;
}>;

/** Serves the production build, as `npm start` does, on `dataFolder`. */
export async function startPolyarch({
  dataFolder,
  nodeOptions = [],
  dockerConfigFolder = dataFolder,
  ...options
}: PolyarchOptions): Promise<PolyarchServer> {
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to test: run “npm start” or “npm test” first.');
  const port = options.port ?? (await freePort());
  const server = spawn(
    process.execPath,
    [...nodeOptions, 'node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    {
      env: { ...process.env, POLYARCH_DATA: dataFolder, DOCKER_CONFIG: dockerConfigFolder, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const written: Buffer[] = [];
  for (const output of [server.stdout, server.stderr]) output.on('data', (chunk: Buffer) => written.push(chunk));
  server.stderr.pipe(process.stderr, { end: false });
  const url = `http://127.0.0.1:${port}`;
  await ready(url, server);
  return {
    url,
    pid: server.pid ?? 0,
    log: () => Buffer.concat(written).toString(),
    stop: () => stopped(server),
  };
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (server.exitCode !== null) throw new Error(`Polyarch ended with ${server.exitCode} before it answered.`);
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error(`Polyarch does not answer ${url}/healthz.`);
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.kill('SIGTERM');
  await ended;
}
