import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageFixtures } from '../lib/testing/image-fixtures';
import { pushFixture } from '../lib/testing/push';
import { type RegistryServer, startRegistry } from '../lib/testing/registry-server';
import { startPolyarch } from './polyarch-server';
import { secretsLeft } from './secrets-left';

/**
 * One Polyarch as `npm start` serves it, with a data folder of its own, and three real registries: an open one with
 * an image of every kind, one with a certificate nobody trusts, one that wants a sign-in.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
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
  const server = await startPolyarch({ dataFolder, port: Number(process.env.POLYARCH_E2E_PORT) });
  return async () => {
    await Promise.all([server.stop(), open.stop(), untrusted.stop(), locked.stop()]);
    const left = await secretsLeft(server, dataFolder);
    await rm(dataFolder, { recursive: true, force: true });
    if (left.length > 0) throw new Error(`After all journeys secrets lie in ${left.join(', ')}.`);
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
