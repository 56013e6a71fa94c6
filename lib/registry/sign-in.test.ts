import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  answer,
  type Behaviour,
  type FaultServer,
  inTurn,
  redirect,
  startFaultServer,
} from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { startRegistry, testAccount } from '@/lib/testing/registry-server';
import { serveFixture } from '@/lib/testing/served-fixture';
import type { Registries } from './registries';
import { registryContent } from './registry-content';

const fixture = imageFixtures.ociIndex();
let registry: FaultServer;
let realm: FaultServer;
let registries: Registries;
beforeEach(async () => {
  [registry, realm] = [await startFaultServer(), await startFaultServer()];
  registries = freshRegistries();
});
afterEach(() => Promise.all([registries.close(), registry.stop(), realm.stop()]));

const tokens = () => realm.seen.filter(({ path }) => path.startsWith('/token'));
const open = (repository = 'a/b') => {
  const reference = { kind: 'registry', registry: registry.host, repository } as const;
  const content = registryContent(reference, registries);
  return { content, resolve: () => content.resolve(reference) };
};

/** Lets `behaviour` through only with `Bearer token`; the 401 names the realm on another host. */
function behindBearer(behaviour: Behaviour, token = 'granted', scope = 'repository:a/b:pull'): Behaviour {
  const challenge = `Bearer realm="${realm.url}/token",service="registry.test",scope="${scope}"`;
  const refusal = answer({ status: 401, headers: { 'www-authenticate': challenge } });
  return (response, request) =>
    request.headers.authorization === `Bearer ${token}` ? behaviour(response, request) : refusal(response, request);
}

function guardAll(token?: string): void {
  const guarded: Pick<FaultServer, 'on'> = {
    on: (path, behaviour) => registry.on(path, behindBearer(behaviour, token)),
  };
  serveFixture({ ...registry, ...guarded }, 'a/b', fixture, 'latest');
}

async function dockerConfig(entry: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'polyarch-docker-'));
  await writeFile(join(folder, 'config.json'), JSON.stringify({ auths: { [registry.host]: entry } }));
  return folder;
}
const password = { auth: Buffer.from('me:secret').toString('base64') };
const grant = (value: string, more = {}) => answer({ body: JSON.stringify({ token: value, ...more }) });

describe('Bearer', () => {
  test('anonymously: one 401 teaches the scope, one token serves the index and all its children', async () => {
    guardAll();
    realm.on('/token', grant('granted'));
    const { content, resolve } = open();
    await resolve();
    await Promise.all(fixture.children.map((child) => content.getManifest(child.descriptor)));
    expect(tokens().map(({ method, path, headers }) => [method, path, headers.authorization])).toEqual([
      ['GET', '/token?service=registry.test&scope=repository%3Aa%2Fb%3Apull', undefined],
    ]);
    expect(registry.seen).toHaveLength(2 + fixture.children.length);
  });

  test('many cold requests ask for one token', async () => {
    guardAll();
    realm.on('/token', grant('granted'));
    const { content } = open();
    await Promise.all(fixture.children.map((child) => content.getManifest(child.descriptor)));
    expect(tokens()).toHaveLength(1);
  });

  test('the account of DOCKER_CONFIG goes to the realm as Basic, to the registry only as a token', async () => {
    guardAll();
    realm.on('/token', answer({ body: '{"access_token":"granted"}' }));
    registries = freshRegistries({ dockerConfigFolder: await dockerConfig(password) });
    await open().resolve();
    expect(tokens()[0]?.headers.authorization).toBe(`Basic ${password.auth}`);
    expect(tokens()[0]?.path).toContain('account=me');
    expect(registry.seen.map(({ headers }) => headers.authorization)).toEqual([undefined, 'Bearer granted']);
  });

  test('an identity token is exchanged by POST, and by GET where the realm knows no POST', async () => {
    guardAll();
    registries = freshRegistries({ dockerConfigFolder: await dockerConfig({ identitytoken: 'refresh-me' }) });
    realm.on('/token', (response, request) =>
      (request.method === 'POST' ? answer({ status: 405 }) : grant('granted'))(response, request),
    );
    await open().resolve();
    const [post, get] = tokens();
    expect(Object.fromEntries(new URLSearchParams(post?.body))).toEqual({
      grant_type: 'refresh_token',
      client_id: 'polyarch',
      service: 'registry.test',
      scope: 'repository:a/b:pull',
      refresh_token: 'refresh-me',
    });
    expect(get?.headers.authorization).toBe(`Basic ${Buffer.from('<token>:refresh-me').toString('base64')}`);
  });

  test('a token that the registry no longer takes is renewed once', async () => {
    guardAll('first');
    realm.on('/token', inTurn(grant('first'), grant('second')));
    const { content, resolve } = open();
    await resolve();
    guardAll('second');
    await Promise.all(fixture.children.map((child) => content.getManifest(child.descriptor)));
    expect(tokens()).toHaveLength(2);
  });

  test('an expired token is renewed before it is refused', async () => {
    guardAll();
    realm.on('/token', grant('granted', { expires_in: 120 }));
    const { content, resolve } = open();
    await resolve();
    const [first, second] = fixture.children;
    const now = Date.now;
    Date.now = () => now() + 119_000;
    try {
      if (first !== undefined) await content.getManifest(first.descriptor);
    } finally {
      Date.now = now;
    }
    if (second !== undefined) await content.getManifest(second.descriptor);
    expect(tokens()).toHaveLength(2);
    expect(registry.seen.filter(({ headers }) => headers.authorization === undefined)).toHaveLength(1);
  });

  test('a grant that does not suffice is unauthorized, and says where it was asked', async () => {
    guardAll();
    realm.on('/token', grant('too-little'));
    await expect(open().resolve()).rejects.toMatchObject({
      problem: {
        code: 'unauthorized',
        hint: expect.stringContaining(`docker login ${registry.host}`),
        details: {
          scope: 'repository:a/b:pull',
          realmHost: realm.host,
          account: null,
          reason: 'no_account',
        },
      },
    });
    expect(registry.seen).toHaveLength(2);
  });

  test('a realm that refuses the account is unauthorized, and names the account but not its password', async () => {
    guardAll();
    realm.on('/token', answer({ status: 401 }));
    registries = freshRegistries({ dockerConfigFolder: await dockerConfig(password) });
    const error = await open()
      .resolve()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      problem: { code: 'unauthorized', details: { account: 'me', reason: 'rejected' } },
    });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  test.each([
    ['no JSON', answer({ body: '<html>' })],
    ['no token', answer({ body: '{}' })],
    ['a token that breaks out of its header', grant('a\r\nhost: evil')],
    ['a server error', answer({ status: 500 })],
  ])('a realm that answers %s is a failure of the registry', async (_, behaviour) => {
    guardAll();
    realm.on('/token', behaviour);
    await expect(open().resolve()).rejects.toMatchObject({
      problem: { code: 'registry_error', details: { realmHost: realm.host } },
    });
  });

  test('a 401 from a host that the registry redirected to teaches nothing', async () => {
    const evil = answer({
      status: 401,
      headers: { 'www-authenticate': `Basic realm="x", Bearer realm="${realm.url}/token"` },
    });
    realm.on('/stolen', evil);
    registry.on('/v2/a/b/manifests/latest', redirect(`${realm.url}/stolen`));
    registries = freshRegistries({ dockerConfigFolder: await dockerConfig(password) });
    await expect(open().resolve()).rejects.toMatchObject({ problem: { code: 'unauthorized' } });
    expect(tokens()).toEqual([]);
    expect([...registry.seen, ...realm.seen].every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });
});

describe('Authorization', () => {
  test('does not cross to another port when a blob is redirected', async () => {
    guardAll();
    realm.on('/token', grant('granted'));
    const [child] = fixture.children;
    const config = child?.blobs[0];
    if (config === undefined) throw new Error('The fixture has no config.');
    registry.on(`/v2/a/b/blobs/${config.descriptor.digest}`, behindBearer(redirect(`${realm.url}/storage`)));
    realm.on('/storage', answer({ body: config.bytes }));
    expect(await open().content.getBlob(config.descriptor)).toEqual(Buffer.from(config.bytes));
    const storage = realm.seen.filter(({ path }) => path === '/storage');
    expect(storage.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });
});

describe('Basic', () => {
  test('against a real registry: refused without an account, read with the one of DOCKER_CONFIG', async () => {
    const real = await startRegistry({ htpasswd: true });
    try {
      await pushFixture(real, 'a/b', fixture, 'latest');
      const reference = { kind: 'registry', registry: real.host, repository: 'a/b' } as const;
      await expect(registryContent(reference, registries).resolve(reference)).rejects.toMatchObject({
        problem: { code: 'unauthorized' },
      });
      const folder = await mkdtemp(join(tmpdir(), 'polyarch-docker-'));
      const auths = { [real.host]: { username: testAccount.username, password: testAccount.password } };
      await writeFile(join(folder, 'config.json'), JSON.stringify({ auths }));
      registries = freshRegistries({ dockerConfigFolder: folder });
      expect((await registryContent(reference, registries).resolve(reference)).digest).toBe(fixture.descriptor.digest);
    } finally {
      await real.stop();
    }
  });
});
