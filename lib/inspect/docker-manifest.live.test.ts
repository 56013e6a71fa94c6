import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseReference } from '@/lib/oci/reference';
import { dockerManifestCases, dockerManifestFailures, textConfigImage } from '@/lib/testing/docker-manifest-cases';
import { pushFixture } from '@/lib/testing/push';
import { hasRegistryBinary, type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { dockerManifest } from './docker-manifest';

const docker = dockerVersion();
const runs = docker?.startsWith('28.') && hasRegistryBinary();
const why = runs ? '' : ` (skipped: needs docker-registry and the Docker CLI 28, here is ${docker ?? 'none'})`;

describe.skipIf(!runs)(`equals what the Docker CLI prints now${why}`, () => {
  const failures = { ...dockerManifestFailures, 'text-config': textConfigImage };
  let registry: RegistryServer;
  let config: string;

  beforeAll(async () => {
    registry = await startRegistry();
    config = await mkdtemp(join(tmpdir(), 'polyarch-docker-'));
    for (const [name, fixture] of Object.entries({ ...dockerManifestCases, ...failures })) {
      await pushFixture(registry, name, fixture, 'latest');
    }
  }, 60_000);

  afterAll(async () => {
    await registry.stop();
    await rm(config, { recursive: true });
  });

  /** What Docker prints, with a config folder of its own: no credentials, no local lists. */
  async function dockerPrints(reference: string, ...flags: string[]): Promise<string> {
    const parameters = ['manifest', 'inspect', '--insecure', ...flags, reference];
    const { stdout } = await promisify(execFile)('docker', parameters, {
      env: { ...process.env, DOCKER_CONFIG: config },
    });
    return stdout;
  }

  it.each(Object.entries(dockerManifestCases))('%s, and the recording is still true', async (name) => {
    const reference = `${registry.host}/${name}`;
    for (const { verbose, flags, suffix } of [
      { verbose: false, flags: [], suffix: '' },
      { verbose: true, flags: ['-v'], suffix: '.verbose' },
    ]) {
      const printed = await dockerPrints(reference, ...flags);
      expect(await dockerManifest(parseReference(reference), { verbose })).toEqual(JSON.parse(printed));
      const recording = `${printed.replaceAll(registry.host, 'registry.example').trimEnd()}\n`;
      await expect(recording).toMatchFileSnapshot(`testdata/docker-cli-28/${name}${suffix}.json`);
    }
  });

  it.each(['docker-image', 'oci-index'])('%s, named by digest, and by tag and digest', async (name) => {
    const { digest } = dockerManifestCases[name]?.descriptor ?? {};
    for (const reference of [`${registry.host}/${name}@${digest}`, `${registry.host}/${name}:latest@${digest}`]) {
      const printed = JSON.parse(await dockerPrints(reference, '-v'));
      expect(await dockerManifest(parseReference(reference), { verbose: true })).toEqual(printed);
    }
  });

  it.each(Object.keys(failures))('%s: Docker fails, Polyarch answers', async (name) => {
    const reference = `${registry.host}/${name}`;
    await expect(dockerPrints(reference)).rejects.toThrow();
    await expect(dockerPrints(reference, '-v')).rejects.toThrow();
    expect(await dockerManifest(parseReference(reference))).toMatchObject({ schemaVersion: 2 });
  });
});

function dockerVersion(): string | undefined {
  try {
    return /version ([\d.]+)/.exec(execFileSync('docker', ['--version']).toString())?.[1];
  } catch {
    return undefined;
  }
}
