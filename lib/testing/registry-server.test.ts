import { afterAll, beforeAll, expect, test } from 'vitest';
import { imageFixtures } from './image-fixtures';
import { pushFixture } from './push';
import { type RegistryServer, startRegistry, testAccount } from './registry-server';

let registry: RegistryServer;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.stop());

test.each(Object.entries(imageFixtures))('the registry takes the fixture %s', async (name, make) => {
  const fixture = make();
  const repository = `fixtures/${name.toLowerCase()}`;
  const digest = await pushFixture(registry, repository, fixture, 'latest');
  const answer = await fetch(`${registry.url}/v2/${repository}/manifests/latest`, {
    headers: { accept: fixture.descriptor.mediaType },
  });
  expect(answer.headers.get('docker-content-digest')).toBe(digest);
  expect(Buffer.from(await answer.arrayBuffer()).equals(fixture.bytes)).toBe(true);
  for (const missing of fixture.withheld ?? []) {
    expect((await fetch(`${registry.url}/v2/${repository}/manifests/${missing}`)).status).toBe(404);
  }
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
