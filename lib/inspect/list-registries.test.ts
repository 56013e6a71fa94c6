import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RegistryBook } from '../account/registry-book';
import { defaultSettings } from '../account/registry-settings';
import { registrySchema } from '../contract/registry';
import { registryContent } from '../registry/registry-content';
import { openDatabase, type Store } from '../store/database';
import { rememberView } from '../store/recent-views';
import { dockerConfigWith } from '../testing/docker-config';
import { answer, type FaultServer, startFaultServer } from '../testing/fault-server';
import { freshRegistries } from '../testing/registries';
import { listRegistries } from './list-registries';

let folder: string;
let store: Store;
let server: FaultServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-list-'));
  store = await openDatabase(folder);
  server = await startFaultServer();
});
afterEach(async () => {
  await Promise.all([store.destroy(), server.stop()]);
  await rm(folder, { recursive: true });
});

async function sources(config: unknown = {}) {
  const book = new RegistryBook(async () => store, { secrets: [], dataFolder: folder });
  const registries = freshRegistries({
    book,
    dockerConfigFolder: await dockerConfigWith(config),
    httpRegistries: new Set(['lab.lan:5000']),
  });
  return { book, registries, store };
}

test('Docker Hub comes first, then what has settings, then what is known otherwise, each once', async () => {
  const from = await sources({
    auths: {
      'https://index.docker.io/v1/': { auth: 'bWU6cHc=' },
      'https://Quay.io': {},
      'not a registry': {},
      '[1:2]': {},
    },
    credHelpers: { 'ghcr.io': 'absent' },
  });
  await from.book.add({ ...defaultSettings('z.example'), tlsVerify: false });
  await from.book.add({ ...defaultSettings('quay.io'), account: { kind: 'none' } });
  const view = { kind: 'index', mediaType: 'x', platforms: [] } as const;
  for (const reference of ['mcr.microsoft.com/a:1', 'docker.io/library/a:1', 'ghcr.io/a/b:1']) {
    await rememberView({ ...view, reference }, store);
  }
  const listed = (await listRegistries(from)).map((registry) => registrySchema.parse(registry));
  expect(listed.map(({ host, isStored, trust }) => [host, isStored, trust])).toEqual([
    ['docker.io', false, 'system'],
    ['quay.io', true, 'system'],
    ['z.example', true, 'unverified'],
    ['ghcr.io', false, 'system'],
    ['lab.lan:5000', false, 'http'],
    ['mcr.microsoft.com', false, 'system'],
  ]);
  expect(listed.map(({ account }) => account)).toEqual([
    { kind: 'docker', username: 'me', helper: null, failure: null },
    { kind: 'none' },
    { kind: 'docker', username: null, helper: null, failure: null },
    { kind: 'docker', username: null, helper: 'absent', failure: expect.stringContaining('is not on the PATH') },
    { kind: 'docker', username: null, helper: null, failure: 'No account is sent over plain http.' },
    { kind: 'docker', username: null, helper: null, failure: null },
  ]);
});

test('a registry is listed once it answers, with how fast it was and the pulls that it leaves', async () => {
  const from = await sources();
  const reference = { kind: 'registry', registry: server.host, repository: 'a/b' } as const;
  const tags = () => registryContent(reference, from.registries).listTags();
  await expect(
    registryContent({ ...reference, registry: '127.0.0.1:1' }, from.registries).listTags(),
  ).rejects.toThrow();
  const headers = { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '14;w=21600' };
  server.on('/v2/a/b/tags/list', answer({ body: '{"tags":["1"]}', headers }));
  await tags();
  const listed = await listRegistries(from);
  expect(listed.map(({ host }) => host)).toEqual(['docker.io', server.host, 'lab.lan:5000']);
  expect(listed[1]).toMatchObject({
    trust: 'http',
    isStored: false,
    health: { answers: 1, medianMs: expect.any(Number), lastProblem: null },
    rateLimit: { limit: 100, remaining: 14, windowSeconds: 21_600 },
  });
  await server.stop();
  await expect(tags()).rejects.toMatchObject({ problem: { code: 'unreachable' } });
  expect((await listRegistries(from)).find(({ host }) => host === server.host)?.health.lastProblem).toMatchObject({
    code: 'unreachable',
  });
});
