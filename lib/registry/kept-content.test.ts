import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RegistryReference } from '@/lib/oci/reference';
import { dockerConfigWith } from '@/lib/testing/docker-config';
import { answer, type FaultServer, startFaultServer } from '@/lib/testing/fault-server';
import type { Fixture } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { serveFixture } from '@/lib/testing/served-fixture';
import type { Registries, RegistriesOptions } from './registries';
import { registryContent } from './registry-content';

let server: RegistryServer;
let folder: string;
let registries: Registries;
beforeAll(async () => {
  server = await startRegistry();
});
afterAll(() => server.stop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-kept-'));
  registries = started();
});
afterEach(async () => {
  await registries.close();
  await rm(folder, { recursive: true, force: true });
});

/** A process on the same folder that remembers nothing else. */
const started = (options: Partial<RegistriesOptions> = {}) =>
  freshRegistries({
    cache: { folder: join(folder, 'cache'), maxBytes: 1024 * 1024 },
    ...options,
    limits: { tagFreshMs: 0, ...options.limits },
  });

async function restart(options: Partial<RegistriesOptions> = {}): Promise<void> {
  await registries.close();
  registries = started(options);
}

async function readWhole(reference: RegistryReference, fixture: Fixture): Promise<void> {
  const content = registryContent(reference, registries);
  await content.getManifest(await content.resolve(reference));
  await Promise.all(
    fixture.children.map(async (child) => {
      await content.getManifest(child.descriptor);
      await Promise.all(child.blobs.slice(0, 1).map((config) => content.getBlob(config.descriptor)));
    }),
  );
}

async function requestsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const before = (await server.log()).length;
  await work();
  return (await server.log()).slice(before).map(({ method, path }) => `${method} ${path}`);
}

const inRepository = (repository: string, registry = server.host): RegistryReference => ({
  kind: 'registry',
  registry,
  repository,
});

describe('after a restart', () => {
  test('an index costs one HEAD of its tag, all else is at hand', async () => {
    const fixture = imageFixtures.ociIndex();
    await pushFixture(server, 'kept/again', fixture, 'latest');
    await readWhole(inRepository('kept/again'), fixture);
    await restart();
    expect(await requestsDuring(() => readWhole(inRepository('kept/again'), fixture))).toEqual([
      'HEAD /v2/kept/again/manifests/latest',
    ]);
  });

  test('a tag that was seen just before is believed for the same seconds', async () => {
    const fixture = imageFixtures.ociIndex();
    await pushFixture(server, 'kept/seconds', fixture, 'latest');
    await readWhole(inRepository('kept/seconds'), fixture);
    await restart({ limits: { tagFreshMs: 60_000 } });
    expect(await requestsDuring(() => readWhole(inRepository('kept/seconds'), fixture))).toEqual([]);
  });

  test('a tag that moved is seen to have moved', async () => {
    const [first, second] = [imageFixtures.ociIndex(), imageFixtures.windows()];
    await pushFixture(server, 'kept/moved', first, 'latest');
    await readWhole(inRepository('kept/moved'), first);
    await restart();
    await pushFixture(server, 'kept/moved', second, 'latest');
    const content = registryContent(inRepository('kept/moved'), registries);
    expect((await content.resolve(inRepository('kept/moved'))).digest).toBe(second.descriptor.digest);
  });

  test('what was seen long ago is confirmed anew, by HEAD', async () => {
    const fixture = imageFixtures.ociIndex();
    await pushFixture(server, 'kept/long-ago', fixture, 'latest');
    await readWhole(inRepository('kept/long-ago'), fixture);
    await restart({ limits: { presenceMs: 0 } });
    const requests = await requestsDuring(() => readWhole(inRepository('kept/long-ago'), fixture));
    expect(requests).toHaveLength(2 + 2 * fixture.children.length);
    expect(requests.filter((request) => !request.startsWith('HEAD '))).toEqual([]);
  });

  test('bytes that are known from another repository are still asked for in this one', async () => {
    const fixture = imageFixtures.missingChild();
    const whole = { ...fixture, withheld: [] };
    await pushFixture(server, 'kept/whole', whole, 'latest');
    await readWhole(inRepository('kept/whole'), whole);
    await restart();
    await pushFixture(server, 'kept/lacking', fixture, 'latest');
    const content = registryContent(inRepository('kept/lacking'), registries);
    const [, missing] = fixture.children;
    if (missing === undefined) throw new Error('The fixture has too few children.');
    expect(
      await requestsDuring(() =>
        expect(content.getManifest(missing.descriptor)).rejects.toMatchObject({ problem: { code: 'not_found' } }),
      ),
    ).toEqual([`HEAD /v2/kept/lacking/manifests/${missing.descriptor.digest}`]);
  });
});

describe('a private manifest', () => {
  let guarded: FaultServer;
  beforeEach(async () => {
    guarded = await startFaultServer();
  });
  afterEach(() => guarded.stop());

  test('is readable by nobody else from what an account left behind, also through a public name', async () => {
    const fixture = imageFixtures.ociManifest();
    const refusal = answer({ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } });
    const owner = `Basic ${Buffer.from('owner:secret').toString('base64')}`;
    serveFixture(
      {
        ...guarded,
        on: (path, behaviour) =>
          guarded.on(path, (response, request) =>
            (request.headers.authorization === owner ? behaviour : refusal)(response, request),
          ),
      },
      'private/image',
      fixture,
      'latest',
    );
    const account = (text: string) => dockerConfigWith({ auths: { [guarded.host]: { auth: btoa(text) } } });
    const read = (repository: string) =>
      registryContent(inRepository(repository, guarded.host), registries).getManifest(fixture.descriptor);

    await restart({ dockerConfigFolder: await account('owner:secret') });
    expect(Buffer.from(await read('private/image')).equals(fixture.bytes)).toBe(true);
    const asked = guarded.seen.length;
    await restart({ dockerConfigFolder: await account('owner:secret') });
    await read('private/image');
    expect(guarded.seen).toHaveLength(asked);

    for (const text of ['owner:guessed', 'stranger:secret']) {
      await restart({ dockerConfigFolder: await account(text) });
      await expect(read('private/image')).rejects.toMatchObject({ problem: { code: 'unauthorized' } });
    }
    await restart();
    await expect(read('private/image')).rejects.toMatchObject({ problem: { code: 'unauthorized' } });
    await expect(read('public/image')).rejects.toMatchObject({ problem: { code: 'not_found' } });
  });
});
