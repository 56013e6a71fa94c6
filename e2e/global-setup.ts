import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { imageFixtures } from '../lib/testing/image-fixtures';
import { pushFixture } from '../lib/testing/push';
import { type RegistryServer, startRegistry } from '../lib/testing/registry-server';

/**
 * One Polyarch as `npm start` serves it, with a data folder of its own, and three real registries: an open one with
 * an image of every kind, one with a certificate nobody trusts, one that wants a sign-in.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to test: “npm test e2e” makes one.');
  const [open, untrusted, locked] = await Promise.all([
    startRegistry(),
    startRegistry({ tls: true }),
    startRegistry({ htpasswd: true }),
  ]);
  process.env.E2E_REGISTRY = open.host;
  process.env.E2E_UNTRUSTED_REGISTRY = untrusted.host;
  process.env.E2E_LOCKED_REGISTRY = locked.host;
  await seed(open);

  const dataFolder = await mkdtemp(join(tmpdir(), 'polyarch-e2e-'));
  const server = serve(dataFolder);
  await ready();
  return async () => {
    server.kill('SIGTERM');
    await Promise.all([open.stop(), untrusted.stop(), locked.stop()]);
    await rm(dataFolder, { recursive: true, force: true });
  };
}

async function seed(registry: RegistryServer): Promise<void> {
  for (const [name, make] of Object.entries(imageFixtures)) {
    await pushFixture(registry, `team/${name.toLowerCase()}`, make(), '1.0');
  }
  for (const tag of ['1.0', '1.1', '2.0-rc.1']) {
    await pushFixture(registry, 'team/no-latest', imageFixtures.ociIndex(), tag);
  }
}

function serve(dataFolder: string): ChildProcess {
  const { POLYARCH_E2E_PORT: port, ...environment } = process.env;
  return spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)], {
    env: { ...environment, POLYARCH_DATA: dataFolder, DOCKER_CONFIG: dataFolder, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function ready(): Promise<void> {
  const url = `http://127.0.0.1:${process.env.POLYARCH_E2E_PORT}/healthz`;
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error(`Polyarch does not answer ${url}.`);
}
