import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answer, type Behaviour, type FaultServer, registryError, startFaultServer } from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { startRegistry } from '@/lib/testing/registry-server';
import type { ListOptions } from './list-pages';
import { listRepositories, type RepositoryPage } from './list-repositories';
import type { Registries } from './registries';

const catalog = '/v2/_catalog';

let server: FaultServer;
let registries: Registries;
beforeEach(async () => {
  server = await startFaultServer();
  registries = freshRegistries();
});
afterEach(() => Promise.all([registries.close(), server.stop()]));

const list = (options: ListOptions = {}, registry = server.host) => listRepositories(registry, options, registries);
const page = (repositories: unknown, link?: string): Behaviour =>
  answer({
    body: JSON.stringify({ repositories }),
    headers: link === undefined ? {} : { link: `<${link}>; rel="next"` },
  });
const problem = (code: string, more: object = {}) => ({ problem: { code, ...more } });

async function walk(limit: number, registry?: string): Promise<string[]> {
  const repositories: string[] = [];
  let after: string | undefined;
  do {
    const found: RepositoryPage = await list({ limit, ...(after !== undefined && { after }) }, registry);
    expect(found.repositories.length).toBeLessThanOrEqual(limit);
    repositories.push(...found.repositories);
    after = found.next ?? undefined;
  } while (after !== undefined);
  return repositories;
}

test('a real registry lists each repository once, whatever the limit, deep names and long ones among them', async () => {
  const real = await startRegistry();
  try {
    const long = `${'long/'.repeat(50)}name1`;
    expect(long).toHaveLength(255);
    const names = ['alpine', 'team/app', 'team/app-arm64', 'a/b/c/d/e/f/g/h', long];
    for (const name of names) await pushFixture(real, name, imageFixtures.ociManifest(), 'latest');
    for (const limit of [1, 2, 3, 100]) expect((await walk(limit, real.host)).sort()).toEqual([...names].sort());
  } finally {
    await real.stop();
  }
});

test('a registry that refuses to list so many at once is asked for as many as it likes to give', async () => {
  server.on(
    `${catalog}?n=1000`,
    registryError(400, 'PAGINATION_NUMBER_INVALID', 'invalid number of results requested'),
  );
  server.on(catalog, page(['a', 'b'], '?last=b&n=2'));
  server.on(`${catalog}?last=b&n=2`, page(['c']));
  expect((await list()).repositories).toEqual(['a', 'b', 'c']);
  server.on(`${catalog}?n=1000&last=b`, registryError(400, 'PAGINATION_NUMBER_INVALID', 'no'));
  server.on(`${catalog}?last=b`, page(['c']));
  expect((await list({ after: 'b' })).repositories).toEqual(['c']);
});

describe('a hostile catalog', () => {
  test('names no path, no markup and nothing too long; what is left out is counted', async () => {
    const bad = ['../../etc', 'a//b', '<b>', 'Upper', '', '/a', 'a/', 'x'.repeat(256), 'a\u202eb', 'a:1', '%2e%2e'];
    server.on(catalog, page(['good/one', ...bad]));
    expect(await list()).toEqual({ repositories: ['good/one'], next: null, leftOut: bad.length });
    server.on(catalog, page(null));
    expect(await list()).toEqual({ repositories: [], next: null, leftOut: 0 });
  });

  test('is not judged slowly by its names', async () => {
    const hard = ['a-'.repeat(50_000), `${'a'.repeat(50_000)}!`, `${'-'.repeat(50_000)}`, `${'a--'.repeat(80)}!`];
    server.on(catalog, page(Array.from({ length: 50 }, () => hard).flat()));
    const start = performance.now();
    expect((await list()).leftOut).toBe(200);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('does not lead to another origin', async () => {
    const other = await startFaultServer();
    server.on(catalog, page(['a'], `${other.url}${catalog}?last=a`));
    await expect(list()).rejects.toMatchObject(problem('registry_error', { details: { linkHost: other.host } }));
    expect(other.seen).toEqual([]);
    await other.stop();
  });

  test('does not lead in circles', async () => {
    server.on(catalog, page(['a'], '?last=a'));
    server.on(`${catalog}?last=a`, page(['b'], '?last=a'));
    await expect(list()).rejects.toMatchObject(problem('registry_error'));
  });

  test('ends after a bounded number of pages, says where to go on, and names nothing twice', async () => {
    let count = 0;
    server.on(catalog, (response, request) => page(['same', `new${count}`], `?last=${++count}`)(response, request));
    const { repositories, next } = await list({ limit: 1000 });
    expect([count, next, repositories.length]).toEqual([100, '?last=100', 101]);
  });

  test('out of order is taken as it comes', async () => {
    server.on(`${catalog}?n=2`, page(['z', 'm'], '?cursor=1'));
    server.on(`${catalog}?cursor=1`, page(['a', 'q']));
    expect(await walk(2)).toEqual(['z', 'm', 'a', 'q']);
  });

  test.each(['[]', '{"repositories":[1]}', '<html>', ''])('%j is none', async (body) => {
    server.on(catalog, answer({ body }));
    await expect(list()).rejects.toMatchObject(problem('registry_error'));
  });
});

describe('a registry that lists nothing', () => {
  test.each([
    [404, 'NOT_FOUND'],
    [405, 'UNSUPPORTED'],
    [501, 'NOT_IMPLEMENTED'],
  ])('says so with %i', async (status, code) => {
    server.on(catalog, registryError(status, code, 'no'));
    await expect(list()).rejects.toMatchObject(
      problem('unsupported', { message: `${server.host} does not list its repositories.` }),
    );
  });

  test('to this account says so with 401 or 403', async () => {
    server.on(catalog, registryError(403, 'DENIED', 'no'));
    await expect(list()).rejects.toMatchObject(
      problem('denied', { message: `${server.host} does not list its repositories to everyone.` }),
    );
    server.on(catalog, answer({ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }));
    await expect(list()).rejects.toMatchObject(
      problem('unauthorized', {
        message: `${server.host} does not list its repositories to everyone.`,
        details: { repository: null, account: null },
      }),
    );
  });

  test('is known of Docker Hub without asking it', async () => {
    await expect(list({}, 'docker.io')).rejects.toMatchObject(problem('unsupported'));
  });

  test('is no excuse for one that fails', async () => {
    server.on(catalog, answer({ status: 500 }));
    await expect(list()).rejects.toMatchObject(
      problem('registry_error', { message: `${server.host} answered 500 when asked for _catalog?n=1000.` }),
    );
  });
});

test('the token that is asked for names the catalog where the challenge names no scope', async () => {
  const realm = await startFaultServer();
  realm.on('/token', answer({ body: '{"token":"granted"}' }));
  const refusal = answer({ status: 401, headers: { 'www-authenticate': `Bearer realm="${realm.url}/token"` } });
  server.on(catalog, (response, request) =>
    (request.headers.authorization === 'Bearer granted' ? page(['a']) : refusal)(response, request),
  );
  expect((await list()).repositories).toEqual(['a']);
  expect(realm.seen.map(({ path }) => path)).toEqual(['/token?scope=registry%3Acatalog%3A*']);
  await realm.stop();
});
