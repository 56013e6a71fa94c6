import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RegistryBook } from '@/lib/account/registry-book';
import { defaultSettings } from '@/lib/account/registry-settings';
import { openDatabase, type Store } from '@/lib/store/database';
import { dockerConfigWith } from '@/lib/testing/docker-config';
import { answer, type FaultServer, silent, startFaultServer } from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { plantedSecrets, secretsIn } from '@/lib/testing/planted-secrets';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { type RegistryServer, startRegistry, testAccount } from '@/lib/testing/registry-server';
import { serveFixture } from '@/lib/testing/served-fixture';
import { startTokenServer, type TokenServer } from '@/lib/testing/token-server';
import type { Registries } from './registries';
import { registryAccess } from './registry-access';
import { registryContent } from './registry-content';

const fixture = imageFixtures.ociManifest();
let secure: RegistryServer;
let locked: RegistryServer;
let bearer: RegistryServer;
let tokens: TokenServer;
beforeAll(async () => {
  tokens = await startTokenServer();
  [secure, locked, bearer] = await Promise.all([
    startRegistry({ tls: true }),
    startRegistry({ htpasswd: true }),
    startRegistry({ tokens: tokens.authority }),
  ]);
  await Promise.all([pushFixture(secure, 'a/b', fixture, 'latest'), pushFixture(locked, 'a/b', fixture, 'latest')]);
  const authorization = await tokens.authorize('a/b');
  await pushFixture({ ...bearer, authorization }, 'a/b', fixture, 'latest');
}, 60_000);
afterAll(() => Promise.all([secure, locked, bearer, tokens].map((server) => server.stop())));

let folder: string;
let store: Store;
let book: RegistryBook;
let registries: Registries;
let faulty: FaultServer;
const toLoopback: LookupFunction = (_name, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-changed-'));
  store = await openDatabase(folder);
  book = new RegistryBook(async () => store, { secrets: [], dataFolder: folder });
  registries = freshRegistries({ book, lookup: toLoopback });
  faulty = await startFaultServer();
});
afterEach(async () => {
  for (const name of await readdir(folder)) expect(secretsIn(await readFile(join(folder, name)))).toEqual([]);
  await Promise.all([registries.close(), store.destroy(), faulty.stop()]);
  await rm(folder, { recursive: true });
});

const reference = (registry: string) => ({ kind: 'registry', registry, repository: 'a/b' }) as const;
const read = (registry: string) => registryContent(reference(registry), registries).resolve(reference(registry));
const access = (registry: string) => registryAccess(reference(registry), registries);
const problem = (code: string, details = {}) => ({ problem: { code, details: expect.objectContaining(details) } });
const stored = (username: string, value: string) => ({ kind: 'stored', username, secret: 'password', value }) as const;
const digest = fixture.descriptor.digest;

describe('trust counts with the next request', () => {
  test('an authority from the problem itself, no verification, and none of both', async () => {
    const { host } = secure;
    const refusal = await read(host).catch(
      (thrown: { problem: { details: Record<string, string> } }) => thrown.problem,
    );
    expect(refusal).toMatchObject({ code: 'tls_untrusted', details: { registry: host, host } });
    const ca = 'details' in refusal ? (refusal.details.authority ?? '') : '';
    await book.add({ ...defaultSettings(host), ca });
    expect((await read(host)).digest).toBe(digest);
    expect(await access(host)).toMatchObject({ scheme: 'https', verified: false });
    await book.update(host, (current) => ({ ...current, ca: null, tlsVerify: false }));
    expect(await access(host)).toMatchObject({ scheme: 'https', verified: false });
    expect((await registries.host(host)).origin).toBeUndefined();
    expect(await registryContent(reference(host), registries).listTags()).toMatchObject({ tags: ['latest'] });
    await book.remove(host);
    await expect(registryContent(reference(host), registries).listTags()).rejects.toMatchObject(
      problem('tls_untrusted', { registry: host }),
    );
  });

  test('plain http, allowed and forbidden', async () => {
    serveFixture(faulty, 'a/b', fixture, 'latest');
    faulty.on('/v2/a/b/tags/list', answer({ body: '{"tags":["latest"]}' }));
    const host = faulty.host.replace('127.0.0.1', 'registry.test');
    const tags = () => registryContent(reference(host), registries).listTags();
    await expect(tags()).rejects.toMatchObject(problem('plain_http', { registry: host, host }));
    await book.add({ ...defaultSettings(host), http: true });
    expect((await tags()).tags).toEqual(['latest']);
    expect(await access(host)).toMatchObject({ scheme: 'http' });
    await book.update(host, (current) => ({ ...current, http: false }));
    await expect(tags()).rejects.toMatchObject(problem('plain_http'));
  });

  test('a loopback registry that shall be verified is not spoken to in plain http', async () => {
    serveFixture(faulty, 'a/b', fixture, 'latest');
    await book.add({ ...defaultSettings(faulty.host), http: false });
    await expect(read(faulty.host)).rejects.toMatchObject(problem('plain_http'));
    expect(faulty.seen).toEqual([]);
  });

  test('what is under way meanwhile ends, and says why', async () => {
    faulty.on('/v2/a/b/manifests/latest', silent);
    const waiting = read(faulty.host);
    const ended = expect(waiting).rejects.toMatchObject(problem('conflict', { registry: faulty.host }));
    while (faulty.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await book.add({ ...defaultSettings(faulty.host), account: { kind: 'none' } });
    await registries.host(faulty.host);
    await ended;
  });
});

describe('an account counts with the next request', () => {
  test('Basic: none, wrong, right, none again', async () => {
    const { host } = locked;
    await expect(read(host)).rejects.toMatchObject(problem('unauthorized', { reason: 'no_account', registry: host }));
    await book.add({ ...defaultSettings(host), account: stored(testAccount.username, 'wrong') });
    await expect(read(host)).rejects.toMatchObject({
      problem: {
        code: 'unauthorized',
        details: { reason: 'rejected', account: testAccount.username },
        hint: `Sign in to ${host} anew.`,
      },
    });
    await book.update(host, (current) => ({ ...current, account: stored(testAccount.username, testAccount.password) }));
    expect((await read(host)).digest).toBe(digest);
    await book.update(host, (current) => ({ ...current, account: { kind: 'none' } }));
    await expect(read(host)).rejects.toMatchObject(problem('unauthorized', { reason: 'no_account' }));
  });

  test('Bearer: a token of the account before is not used any more', async () => {
    const { host } = bearer;
    await book.add({ ...defaultSettings(host), account: stored('reader', plantedSecrets.password) });
    expect((await read(host)).digest).toBe(digest);
    await book.update(host, (current) => ({ ...current, account: stored('nobody', plantedSecrets.password) }));
    await expect(read(host)).rejects.toMatchObject(
      problem('unauthorized', { reason: 'insufficient', account: 'nobody' }),
    );
    await book.update(host, (current) => ({ ...current, account: stored('reader', 'wrong') }));
    await expect(read(host)).rejects.toMatchObject(problem('unauthorized', { reason: 'rejected' }));
  });

  test('an identity token that holds no more has expired', async () => {
    const { host } = bearer;
    const account = { kind: 'stored', username: '<token>', secret: 'token' } as const;
    await book.add({ ...defaultSettings(host), account: { ...account, value: plantedSecrets.identityToken } });
    expect((await read(host)).digest).toBe(digest);
    await book.update(host, (current) => ({ ...current, account: { ...account, value: 'old' } }));
    await expect(read(host)).rejects.toMatchObject(problem('unauthorized', { reason: 'expired' }));
  });

  test('“none” goes before what docker login has saved', async () => {
    const { host } = locked;
    const auth = Buffer.from(`${testAccount.username}:${testAccount.password}`).toString('base64');
    await registries.close();
    registries = freshRegistries({ book, dockerConfigFolder: await dockerConfigWith({ auths: { [host]: { auth } } }) });
    expect((await read(host)).digest).toBe(digest);
    expect(await (await registries.host(host)).account()).toEqual({
      kind: 'docker',
      username: testAccount.username,
      helper: null,
      failure: null,
    });
    await book.add({ ...defaultSettings(host), account: { kind: 'none' } });
    await expect(read(host)).rejects.toMatchObject(problem('unauthorized', { reason: 'no_account', account: null }));
  });

  test('whose key is gone asks as anyone, and says so', async () => {
    const { host } = locked;
    await book.add({ ...defaultSettings(host), account: stored(testAccount.username, testAccount.password) });
    await rm(join(folder, 'secret'));
    await registries.close();
    book = new RegistryBook(async () => store, { secrets: [], dataFolder: folder });
    registries = freshRegistries({ book });
    await expect(read(host)).rejects.toMatchObject({
      problem: {
        code: 'unauthorized',
        hint: expect.stringMatching(/the key that sealed it is gone\. .* Sign in anew\.$/),
      },
    });
    expect(await (await registries.host(host)).account()).toMatchObject({
      failure: expect.stringContaining('is gone'),
    });
  });

  test('is sent to no other machine over plain http', async () => {
    const host = faulty.host.replace('127.0.0.1', 'registry.test');
    faulty.on('/v2/a/b/manifests/latest', answer({ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }));
    await book.add({ ...defaultSettings(host), http: true, account: stored('me', plantedSecrets.password) });
    await expect(read(host)).rejects.toMatchObject({
      problem: { code: 'unauthorized', hint: expect.stringContaining('No account is sent over plain http') },
    });
    expect(faulty.seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });
});

test('health outlives a change, and knows the answers of the registry alone', async () => {
  serveFixture(faulty, 'a/b', fixture, 'latest');
  const { host } = faulty;
  await read(host);
  expect((await registries.host(host)).latency.read()).toMatchObject({ answers: 1, lastProblem: null });
  await book.add({ ...defaultSettings(host), http: false });
  await expect(registryContent(reference(host), registries).listTags()).rejects.toMatchObject(problem('plain_http'));
  expect((await registries.host(host)).latency.read()).toMatchObject({
    answers: 1,
    medianMs: expect.any(Number),
    lastProblem: { code: 'plain_http' },
  });
});
