import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { answer, type FaultServer, startFaultServer } from '@/lib/testing/fault-server';
import { freshRegistries } from '@/lib/testing/registries';
import { startTokenServer, type TokenServer } from '@/lib/testing/token-server';
import type { Registries } from './registries';
import { registryContent } from './registry-content';

let tokens: TokenServer;
let server: FaultServer;
let registries: Registries;
beforeAll(async () => {
  tokens = await startTokenServer();
});
afterAll(() => tokens.stop());
beforeEach(async () => {
  server = await startFaultServer();
  registries = freshRegistries();
});
afterEach(() => Promise.all([registries.close(), server.stop()]));

const usual = '/token?service=a%2C+b&scope=repository%3Aa%2Fb%3Apull';

test.each([
  ['without a scope', (realm: string) => `Bearer realm="${realm}",service="a, b"`, usual],
  [
    'with a quoted comma, an escape and parameters in any order',
    (realm: string) => `Bearer scope="repository:a/b:pull", service="a\\, b" ,realm="${realm}"`,
    usual,
  ],
  [
    'among others',
    (realm: string) => `Negotiate, Basic realm="x, Bearer realm=\\"y", bEaReR realm="${realm}",service="a, b"`,
    usual,
  ],
  [
    'for several scopes',
    (realm: string) => `Bearer realm="${realm}",scope="repository:a/b:pull,push repository:c/d:pull"`,
    '/token?scope=repository%3Aa%2Fb%3Apull%2Cpush&scope=repository%3Ac%2Fd%3Apull',
  ],
])('a challenge %s is answered with the token that it asks for', async (_, challenge, path) => {
  const headers = { 'www-authenticate': challenge(tokens.authority.realm) };
  server.on('/v2/a/b/tags/list', (response, request) => {
    const isIn = request.headers.authorization?.startsWith('Bearer ey');
    (isIn ? answer({ body: '{"tags":["v1"]}' }) : answer({ status: 401, headers }))(response, request);
  });
  const before = tokens.requests.length;
  const content = registryContent({ kind: 'registry', registry: server.host, repository: 'a/b' }, registries);
  expect((await content.listTags()).tags).toEqual(['v1']);
  expect(tokens.requests.slice(before).map((asked) => asked.path)).toEqual([path]);
});

test('a challenge that no one can answer sends nothing', async () => {
  server.on(
    '/v2/a/b/tags/list',
    answer({ status: 401, headers: { 'www-authenticate': 'Negotiate, Digest realm="x"' } }),
  );
  const content = registryContent({ kind: 'registry', registry: server.host, repository: 'a/b' }, registries);
  await expect(content.listTags()).rejects.toMatchObject({ problem: { code: 'unauthorized' } });
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});
