import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Cost } from '@/lib/oci/content';
import type { RegistryReference } from '@/lib/oci/reference';
import type { Fixture } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import type { Registries } from './registries';
import { registryContent } from './registry-content';

let server: RegistryServer;
let registries: Registries;
beforeAll(async () => {
  server = await startRegistry();
});
afterAll(() => server.stop());
beforeEach(() => {
  registries = freshRegistries();
});
afterEach(() => registries.close());

const inRepository = (repository: string, rest: Partial<RegistryReference> = {}): RegistryReference => ({
  kind: 'registry',
  registry: server.host,
  repository,
  ...rest,
});

/** Reads an index as an inspection does: the index, then all manifests at once, then all configs. */
async function readWhole(reference: RegistryReference, fixture: Fixture, cost?: Cost): Promise<void> {
  const content = registryContent(reference, registries);
  const options = cost === undefined ? {} : { cost };
  const index = await content.resolve(reference, options);
  expect(Buffer.from(await content.getManifest(index, options)).equals(fixture.bytes)).toBe(true);
  await Promise.all(
    fixture.children.map(async (child) => {
      const manifest = await content.getManifest(child.descriptor, options);
      expect(Buffer.from(manifest).equals(child.bytes)).toBe(true);
      const [config] = child.blobs;
      if (config === undefined) throw new Error('The fixture has no config.');
      expect(Buffer.from(await content.getBlob(config.descriptor, options)).equals(config.bytes)).toBe(true);
    }),
  );
}

async function requestsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const before = (await server.log()).length;
  await work();
  return (await server.log()).slice(before).map(({ method, path }) => `${method} ${path}`);
}

describe('the price of an index', () => {
  test('of N platforms, cold, is exactly 1 + N manifests + N configs', async () => {
    const fixture = imageFixtures.twoHundred();
    await pushFixture(server, 'price/cold', fixture, 'latest');
    const cost = { requests: 0, bytesRead: 0 };
    const requests = await requestsDuring(() => readWhole(inRepository('price/cold'), fixture, cost));
    expect(requests).toHaveLength(1 + 200 + 200);
    expect(new Set(requests).size).toBe(401);
    expect(requests.filter((request) => request.startsWith('HEAD'))).toEqual([]);
    expect(cost.requests).toBe(401);
    const all = fixture.children.flatMap((child) => [child.bytes, child.blobs[0]?.bytes ?? '']);
    expect(cost.bytesRead).toBe(all.reduce((sum, bytes) => sum + bytes.length, fixture.bytes.length));
    // A registry takes long to take so many.
  }, 60_000);

  test('again within seconds is nothing, and one HEAD once the tag may have moved', async () => {
    const fixture = imageFixtures.ociIndex();
    await pushFixture(server, 'price/warm', fixture, 'latest');
    await readWhole(inRepository('price/warm'), fixture);
    expect(await requestsDuring(() => readWhole(inRepository('price/warm'), fixture))).toEqual([]);

    registries = freshRegistries({ limits: { tagFreshMs: 0 } });
    await readWhole(inRepository('price/warm'), fixture);
    expect(await requestsDuring(() => readWhole(inRepository('price/warm'), fixture))).toEqual([
      'HEAD /v2/price/warm/manifests/latest',
    ]);
  });

  test('is paid once by many who ask at the same time', async () => {
    const fixture = imageFixtures.dockerList();
    await pushFixture(server, 'price/crowd', fixture, 'latest');
    const crowd = () => Promise.all(Array.from({ length: 10 }, () => readWhole(inRepository('price/crowd'), fixture)));
    expect(await requestsDuring(crowd)).toHaveLength(1 + 3 + 3);
  });
});

describe('resolve', () => {
  test('by HEAD alone reads no manifest', async () => {
    const fixture = imageFixtures.ociIndex();
    await pushFixture(server, 'resolve/head', fixture, 'latest');
    const reference = inRepository('resolve/head', { tag: 'latest' });
    const work = () => registryContent(reference, registries).resolve(reference, { headOnly: true });
    expect(await work()).toEqual(fixture.descriptor);
    registries = freshRegistries();
    expect(await requestsDuring(work)).toEqual(['HEAD /v2/resolve/head/manifests/latest']);
  });

  test('sees a tag that moved', async () => {
    registries = freshRegistries({ limits: { tagFreshMs: 0 } });
    const [first, second] = [imageFixtures.ociIndex(), imageFixtures.windows()];
    const reference = inRepository('resolve/moved', { tag: 'latest' });
    const content = registryContent(reference, registries);
    await pushFixture(server, 'resolve/moved', first, 'latest');
    expect((await content.resolve(reference)).digest).toBe(first.descriptor.digest);
    await pushFixture(server, 'resolve/moved', second, 'latest');
    const descriptor = await content.resolve(reference);
    expect(descriptor.digest).toBe(second.descriptor.digest);
    expect(Buffer.from(await content.getManifest(descriptor)).equals(second.bytes)).toBe(true);
  });

  test('takes the digest where tag and digest are both given', async () => {
    const fixture = imageFixtures.ociManifest();
    const digest = await pushFixture(server, 'resolve/both', fixture);
    const reference = inRepository('resolve/both', { tag: 'no-such-tag', digest });
    expect((await registryContent(reference, registries).resolve(reference)).digest).toBe(digest);
  });

  test('of a child says what the registry serves, not what the index said of it', async () => {
    const fixture = imageFixtures.ociIndex();
    await pushFixture(server, 'resolve/child', fixture, 'latest');
    await readWhole(inRepository('resolve/child'), fixture);
    const [child] = fixture.children;
    if (child === undefined) throw new Error('The fixture has no child.');
    const { platform: _, ...served } = child.descriptor;
    const reference = inRepository('resolve/child', { digest: child.descriptor.digest });
    expect(await requestsDuring(() => registryContent(reference, registries).resolve(reference))).toEqual([]);
    expect(await registryContent(reference, registries).resolve(reference)).toEqual(served);
  });

  const { twoHundred: _, ...fixtures } = imageFixtures;
  test.each(Object.entries(fixtures))('describes the fixture %s as it was pushed', async (name, make) => {
    const fixture = make();
    await pushFixture(server, `kinds/${name.toLowerCase()}`, fixture, 'latest');
    const reference = inRepository(`kinds/${name.toLowerCase()}`);
    const { platform: _, ...described } = fixture.descriptor;
    expect(await registryContent(reference, registries).resolve(reference)).toEqual(described);
  });
});

describe('bytes and presence', () => {
  test('a child that was deleted is missing, also when its bytes are known from elsewhere', async () => {
    const fixture = imageFixtures.missingChild();
    const whole = { ...fixture, withheld: [] };
    await pushFixture(server, 'presence/whole', whole, 'latest');
    await readWhole(inRepository('presence/whole'), whole);
    await pushFixture(server, 'presence/lacking', fixture, 'latest');
    const content = registryContent(inRepository('presence/lacking'), registries);
    const [present, missing] = fixture.children;
    if (present === undefined || missing === undefined) throw new Error('The fixture has too few children.');
    await expect(content.getManifest(missing.descriptor)).rejects.toMatchObject({
      problem: { code: 'not_found', details: { missing: 'manifest', registry: server.host } },
    });
    expect(await requestsDuring(() => content.getManifest(present.descriptor))).toEqual([
      `HEAD /v2/presence/lacking/manifests/${present.descriptor.digest}`,
    ]);
    expect(await requestsDuring(() => content.getManifest(present.descriptor))).toEqual([]);
  });

  test('a descriptor that promises another size is refused, also from the cache', async () => {
    const fixture = imageFixtures.ociManifest();
    await pushFixture(server, 'presence/size', fixture, 'latest');
    const content = registryContent(inRepository('presence/size'), registries);
    await content.getManifest(fixture.descriptor);
    const mistaken = { ...fixture.descriptor, size: fixture.descriptor.size + 1 };
    await expect(content.getManifest(mistaken)).rejects.toMatchObject({ problem: { code: 'content_mismatch' } });
  });
});

describe('what is not there', () => {
  test('a tag and a repository that do not exist are told apart from other failures', async () => {
    await pushFixture(server, 'there/is', imageFixtures.ociManifest(), 'v1');
    const reference = inRepository('there/is', { tag: 'v2' });
    await expect(registryContent(reference, registries).resolve(reference)).rejects.toMatchObject({
      problem: {
        code: 'not_found',
        message: `${server.host}/there/is has no tag “v2”.`,
        details: { missing: 'manifest', registryCode: 'MANIFEST_UNKNOWN' },
      },
    });
    await expect(registryContent(inRepository('there/isnot'), registries).listTags()).rejects.toMatchObject({
      problem: { code: 'not_found', details: { missing: 'repository', registryCode: 'NAME_UNKNOWN' } },
    });
  });
});
