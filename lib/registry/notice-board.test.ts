import { afterEach, beforeEach, expect, test } from 'vitest';
import { answer, type FaultServer, redirect, registryError, startFaultServer } from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { freshRegistries } from '@/lib/testing/registries';
import type { Registries } from './registries';
import { registryContent } from './registry-content';

const { descriptor, bytes } = imageFixtures.ociManifest();
const headers = { 'content-type': descriptor.mediaType, 'docker-content-digest': descriptor.digest };
const hub = { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '76;w=21600' };
const path = '/v2/a/b/manifests/latest';

let server: FaultServer;
let registries: Registries;
beforeEach(async () => {
  server = await startFaultServer();
  registries = freshRegistries();
});
afterEach(() => Promise.all([registries.close(), server.stop()]));

const content = (repository = 'a/b') =>
  registryContent({ kind: 'registry', registry: server.host, repository }, registries);
const resolve = () => content().resolve({ kind: 'registry', registry: server.host, repository: 'a/b' });

test('nothing was said before anything was asked, nor by a registry that announces nothing', async () => {
  expect(await content().notices()).toEqual({ rateLimit: null, warnings: [] });
  server.on(path, answer({ headers, body: bytes }));
  await resolve();
  expect(await content().notices()).toEqual({ rateLimit: null, warnings: [] });
});

test('the pulls that are left are those of the last answer, for every repository of the account', async () => {
  server.on(path, answer({ headers: { ...headers, ...hub }, body: bytes }));
  await resolve();
  const rateLimit = { limit: 100, remaining: 76, windowSeconds: 21_600, account: null };
  expect(await content('a/other').notices()).toMatchObject({ rateLimit });
});

test('a refusal tells what is left too', async () => {
  server.on(path, registryError(429, 'TOOMANYREQUESTS', 'no', { ...hub, 'retry-after': '900' }));
  await expect(resolve()).rejects.toMatchObject({ problem: { code: 'rate_limited' } });
  expect(await content().notices()).toMatchObject({ rateLimit: { remaining: 76 } });
});

test.each(['', 'many', '-1', '99999999999999999999', ';w=1'])('“%s” is no number of pulls', async (remaining) => {
  server.on(path, answer({ headers: { ...headers, 'ratelimit-remaining': remaining }, body: bytes }));
  await resolve();
  expect((await content().notices()).rateLimit).toBeNull();
});

test('warnings are kept for their repository: each once, as text without tricks', async () => {
  const warning = [
    '299 - "Moved to \\"b/c\\" \u202esoon"',
    '299 reg.example "Old"',
    '199 - "Not for people"',
    '299 - "Old"',
  ];
  server.on(
    path,
    answer({
      headers: { ...headers, warning: Buffer.from(warning.join(', ')).toString('latin1') },
      body: bytes,
    }),
  );
  await resolve();
  const { warnings } = await content().notices();
  expect(warnings).toHaveLength(2);
  expect(warnings[0]).toMatch(/^Moved to "b\/c" [^\u202e]*soon$/);
  expect(warnings[1]).toBe('Old');
  expect((await content('a/other').notices()).warnings).toEqual([]);
});

test('a host that the registry redirects to has no say', async () => {
  const other = await startFaultServer();
  server.on(path, redirect(`${other.url}/moved`));
  other.on('/moved', answer({ headers: { ...headers, ...hub, warning: '299 - "Trust me"' }, body: bytes }));
  await resolve();
  expect(await content().notices()).toEqual({ rateLimit: null, warnings: [] });
  await other.stop();
});
