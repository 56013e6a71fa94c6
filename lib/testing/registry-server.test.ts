import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Descriptor } from '../oci/descriptor';
import { imageFixtures } from './image-fixtures';
import { pushFixture } from './push';
import { type RegistryServer, startRegistry, testAccount } from './registry-server';

let registry: RegistryServer;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.stop());

test('an image that lacks a child is whole but for that child', async () => {
  const fixture = imageFixtures.missingChild();
  await pushFixture(registry, 'lacking', fixture, 'latest');
  const status = async ({ digest, mediaType: accept }: Descriptor) =>
    (await fetch(`${registry.url}/v2/lacking/manifests/${digest}`, { headers: { accept } })).status;
  const statuses = await Promise.all(fixture.children.map((child) => status(child.descriptor)));
  expect(statuses).toEqual([200, 404, 200]);
});

test('the log names each request once it is answered', async () => {
  const before = await registry.log();
  await fetch(`${registry.url}/v2/nothing/tags/list`);
  expect((await registry.log()).slice(before.length)).toMatchObject([
    { method: 'GET', path: '/v2/nothing/tags/list', status: 404 },
  ]);
});

test('a registry with TLS and an account refuses who has neither', async () => {
  const guarded = await startRegistry({ tls: true, htpasswd: true });
  try {
    await expect(fetch(`${guarded.url}/v2/`)).rejects.toThrow();
    const { authorization, ...anonymous } = guarded;
    expect(authorization).toContain('Basic ');
    expect(testAccount.username).toBe('reader');
    await expect(pushFixture(anonymous, 'a/b', imageFixtures.artifact())).rejects.toThrow('401');
    await pushFixture(guarded, 'a/b', imageFixtures.artifact(), 'latest');
  } finally {
    await guarded.stop();
  }
});
