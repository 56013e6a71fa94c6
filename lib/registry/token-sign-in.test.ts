import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dockerConfigWith } from '@/lib/testing/docker-config';
import { type Fixture, image, ociIndex } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { plantedSecrets } from '@/lib/testing/planted-secrets';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { startTokenServer, type TokenServer, type tokenAccounts } from '@/lib/testing/token-server';
import { listRepositories } from './list-repositories';
import type { Registries } from './registries';
import { registryContent } from './registry-content';

/** Distribution, which checks the signatures itself, behind a token server that signs. */
let tokens: TokenServer;
let registry: RegistryServer;
let registries: Registries;

const index = imageFixtures.ociIndex();
const entries = 200;
const large = ociIndex(
  Array.from({ length: entries }, (_, n) =>
    image({ os: 'linux', architecture: 'amd64' }, { annotations: { n: `${n}` } }),
  ),
);

beforeAll(async () => {
  tokens = await startTokenServer();
  registry = await startRegistry({ tokens: tokens.authority });
  await Promise.all([push('public/app', index), push('private/app', index), push('private/large', large)]);
}, 60_000);
afterAll(() => Promise.all([registry.stop(), tokens.stop()]));
beforeEach(() => {
  registries = freshRegistries();
  tokens.change({ knowsPost: true, validForSeconds: 300, expiresIn: undefined });
});
afterEach(() => registries.close());

async function push(repository: string, fixture: Fixture): Promise<void> {
  const authorization = await tokens.authorize(repository);
  await pushFixture({ ...registry, authorization }, repository, fixture, 'latest');
}

type Account = Exclude<keyof typeof tokenAccounts, 'anyone'>;

async function signIn(username: Account, password: string = plantedSecrets.password): Promise<void> {
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  registries = freshRegistries({
    dockerConfigFolder: await dockerConfigWith({ auths: { [registry.host]: { auth } } }),
  });
}

async function withIdentityToken(identitytoken: string): Promise<void> {
  const auths = { [registry.host]: { identitytoken } };
  registries = freshRegistries({ dockerConfigFolder: await dockerConfigWith({ auths }) });
}

const open = (repository: string) => {
  const reference = { kind: 'registry', registry: registry.host, repository } as const;
  const content = registryContent(reference, registries);
  const resolve = () => content.resolve(reference);
  const readAll = ({ children }: Fixture) =>
    Promise.all(children.map((child) => content.getManifest(child.descriptor)));
  return { content, resolve, readAll };
};

/** How many tokens `act` asks for. */
async function requestsOf(act: () => Promise<unknown>): Promise<number> {
  const before = tokens.requests.length;
  await act();
  return tokens.requests.length - before;
}
const unauthorized = (reason: string, account: string | null) => ({
  problem: { code: 'unauthorized', details: { reason, account, realmHost: tokens.host } },
});

describe('who may read', () => {
  test('anyone reads what is public, and hears that the rest is private or missing', async () => {
    expect((await open('public/app').resolve()).digest).toBe(index.descriptor.digest);
    await expect(open('private/app').resolve()).rejects.toMatchObject(unauthorized('no_account', null));
    await expect(open('no/such').resolve()).rejects.toMatchObject(unauthorized('no_account', null));
  });

  test('an account that may pull, pulls', async () => {
    await signIn('reader');
    expect((await open('private/app').resolve()).digest).toBe(index.descriptor.digest);
    expect(await open('private/app').content.listTags()).toEqual({ tags: ['latest'], next: null });
    await expect(open('no/such').resolve()).rejects.toMatchObject({ problem: { code: 'not_found' } });
  });

  test('an account that may do nothing here is told apart from one with a wrong password', async () => {
    await signIn('nobody');
    await expect(open('private/app').resolve()).rejects.toMatchObject(unauthorized('insufficient', 'nobody'));
    await signIn('reader', 'wrong');
    await expect(open('private/app').resolve()).rejects.toMatchObject(unauthorized('rejected', 'reader'));
  });

  test('all repositories are listed to the account that may see them, and in words to no other', async () => {
    const list = () => listRepositories(registry.host, {}, registries);
    await signIn('writer');
    expect((await list()).repositories).toEqual(['private/app', 'private/large', 'public/app']);
    await signIn('reader');
    await expect(list()).rejects.toMatchObject({
      problem: {
        code: 'unauthorized',
        message: `${registry.host} does not list its repositories to the account “reader”.`,
        details: { scope: 'registry:catalog:*' },
      },
    });
  });
});

describe('tokens', () => {
  test(`an index of ${entries} entries takes one`, async () => {
    await signIn('reader');
    const { resolve, readAll } = open('private/large');
    expect(await requestsOf(async () => [await resolve(), await readAll(large)])).toBe(1);
  });

  test(`${entries} entries that are asked for at once take one`, async () => {
    await signIn('reader');
    expect(await requestsOf(() => open('private/large').readAll(large))).toBe(1);
  });

  test('one that ends before it said is renewed once, for all that need it', async () => {
    await signIn('reader');
    const { resolve, readAll } = open('private/large');
    tokens.change({ validForSeconds: 2, expiresIn: 3600 });
    await resolve();
    tokens.change({ validForSeconds: 300 });
    await delay(3100);
    expect(await requestsOf(() => readAll(large))).toBe(1);
    const refused = (await registry.log()).filter(({ status }) => status === 401);
    expect(refused.length).toBeGreaterThan(1);
  });

  test('one that ended before it came is no reason to ask for ever', async () => {
    await signIn('reader');
    tokens.change({ validForSeconds: -10 });
    const rejected = expect(open('private/app').resolve()).rejects;
    await rejected.toMatchObject(unauthorized('insufficient', 'reader'));
  });

  test('of another repository is another one', async () => {
    await signIn('reader');
    const both = () => Promise.all([open('private/app').resolve(), open('private/large').resolve()]);
    expect(await requestsOf(both)).toBe(2);
  });
});

describe('an identity token', () => {
  test('is exchanged by POST', async () => {
    await withIdentityToken(plantedSecrets.identityToken);
    const before = tokens.requests.length;
    expect((await open('private/app').resolve()).digest).toBe(index.descriptor.digest);
    expect(tokens.requests.slice(before).map(({ method }) => method)).toEqual(['POST']);
  });

  test('is brought by GET where the server knows no POST', async () => {
    await withIdentityToken(plantedSecrets.identityToken);
    tokens.change({ knowsPost: false });
    const before = tokens.requests.length;
    expect((await open('private/app').resolve()).digest).toBe(index.descriptor.digest);
    expect(tokens.requests.slice(before).map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  test('that was revoked is told apart from a repository that is private', async () => {
    await withIdentityToken('revoked');
    await expect(open('private/app').resolve()).rejects.toMatchObject(unauthorized('expired', '<token>'));
  });
});
