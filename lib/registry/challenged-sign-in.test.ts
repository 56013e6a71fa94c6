import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { digestOf } from '@/lib/content/verify';
import { answer, type Behaviour, type FaultServer, startFaultServer } from '@/lib/testing/fault-server';
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

const blob = { mediaType: 'text/plain', digest: digestOf(Buffer.from('here')), size: 4 };
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

test('a scope that is named in another order takes the same token, and another once that has ended', async () => {
  const ended = new Set<string | undefined>([undefined]);
  const behind =
    (scope: string, body: string): Behaviour =>
    (response, request) => {
      const headers = { 'www-authenticate': `Bearer realm="${tokens.authority.realm}",scope="${scope}"` };
      const isRefused = ended.has(request.headers.authorization);
      (isRefused ? answer({ status: 401, headers }) : answer({ body }))(response, request);
    };
  server.on('/v2/a/b/tags/list', behind('repository:a/b:pull,push repository:c:pull', '{"tags":["v1"]}'));
  server.on(`/v2/a/b/blobs/${blob.digest}`, behind('repository:c:pull repository:a/b:push,pull', 'here'));
  const content = registryContent({ kind: 'registry', registry: server.host, repository: 'a/b' }, registries);
  const tokensFor = async (work: () => Promise<unknown>) => {
    const before = tokens.requests.length;
    await work();
    return tokens.requests.length - before;
  };
  const readBoth = () => content.listTags().then(() => content.getBlob(blob));
  expect(await tokensFor(readBoth)).toBe(1);
  ended.add(server.seen.at(-1)?.headers.authorization);
  expect(await tokensFor(() => content.listTags())).toBe(1);
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
