import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '@/lib/testing/free-port';

/** A running zot, a registry with the Referrers API. */
export type ZotServer = Readonly<{ url: string; stop(): Promise<void> }>;

/** Starts zot on a free port of 127.0.0.1; Docker's media types are let in unless it is told otherwise. */
export async function startZot(program: string, { docker = true } = {}): Promise<ZotServer> {
  const folder = await mkdtemp(join(tmpdir(), 'polyarch-zot-'));
  // zot takes no port 0.
  const port = await freePort();
  const config = {
    storage: { rootDirectory: join(folder, 'storage') },
    http: { address: '127.0.0.1', port: String(port), compat: docker ? ['docker2s2'] : [] },
    log: { level: 'error' },
  };
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  const child = spawn(program, ['serve', join(folder, 'config.json')], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; !(await answers(url)); attempt++) {
    if (child.exitCode !== null || attempt === 200) throw new Error(`zot does not answer ${url}/v2/.`);
    await delay(50);
  }
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/v2/`).then(
    ({ ok }) => ok,
    () => false,
  );
}
