import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Digest } from '@/lib/oci/digest';
import { dockerConfigWith } from '@/lib/testing/docker-config';
import { answer, type FaultServer, hangUp, redirect, startFaultServer } from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { plantedSecrets } from '@/lib/testing/planted-secrets';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { startTokenServer, type TokenServer } from '@/lib/testing/token-server';
import type { Registries } from './registries';
import { registryContent } from './registry-content';
import { registryDeletion } from './registry-deletion';

const fixture = imageFixtures.ociIndex();
const { digest } = fixture.descriptor;

let registries: Registries;
beforeEach(() => {
  registries = freshRegistries();
});
afterEach(() => registries.close());

const open = (registry: string, repository: string) => {
  const reference = { kind: 'registry', registry, repository } as const;
  return { ...registryContent(reference, registries), ...registryDeletion(reference, registries) };
};
const problem = (code: string, more: object = {}) => ({ problem: { code, ...more } });

describe('Distribution', () => {
  let registry: RegistryServer;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  afterAll(() => registry.stop());

  test('deletes a manifest with all its tags; what was seen of them a moment ago is forgotten', async () => {
    for (const tag of ['v1', 'latest']) await pushFixture(registry, 'a/b', fixture, tag);
    const { ability, current, deleteManifest, resolve, getManifest } = open(registry.host, 'a/b');
    expect(await ability()).toEqual({ tags: null, manifests: null });
    const descriptor = await resolve({ kind: 'registry', registry: registry.host, repository: 'a/b', tag: 'v1' });
    expect((await current({ tag: 'latest' })).digest).toBe(digest);
    await deleteManifest(digest);
    expect(await ability()).toEqual({ tags: null, manifests: true });
    for (const named of [{ tag: 'v1' }, { tag: 'latest' }, { digest }]) {
      await expect(current(named)).rejects.toMatchObject(problem('not_found'));
    }
    await expect(getManifest(descriptor)).rejects.toMatchObject(problem('not_found'));
    await expect(deleteManifest(digest)).rejects.toMatchObject(problem('not_found'));
  });

  test('says that it cannot delete a tag alone, and keeps it', async () => {
    await pushFixture(registry, 'a/kept', fixture, 'v1');
    const { ability, current, deleteTag } = open(registry.host, 'a/kept');
    await expect(deleteTag('v1')).rejects.toMatchObject(
      problem('unsupported', {
        message: `${registry.host} does not delete a tag alone.`,
        details: { registryCode: 'DIGEST_INVALID' },
      }),
    );
    expect(await ability()).toEqual({ tags: false, manifests: null });
    expect((await current({ tag: 'v1' })).digest).toBe(digest);
  });

  test('says that it deletes nothing where that is so', async () => {
    const keeping = await startRegistry({ keepsAll: true });
    try {
      await pushFixture(keeping, 'a/b', fixture, 'v1');
      const { ability, current, deleteManifest } = open(keeping.host, 'a/b');
      await expect(deleteManifest(digest)).rejects.toMatchObject(
        problem('unsupported', { hint: expect.stringContaining('storage.delete.enabled') }),
      );
      expect(await ability()).toEqual({ tags: false, manifests: false });
      expect((await current({ tag: 'v1' })).digest).toBe(digest);
    } finally {
      await keeping.stop();
    }
  });

  test('refuses a digest that would be a path', async () => {
    const { deleteManifest } = open(registry.host, 'a/b');
    await expect(deleteManifest('sha256:../../x' as Digest)).rejects.toMatchObject(problem('reference_invalid'));
  });
});

describe('behind a token server', () => {
  let tokens: TokenServer;
  let registry: RegistryServer;
  beforeAll(async () => {
    tokens = await startTokenServer();
    registry = await startRegistry({ tokens: tokens.authority });
    const authorization = await tokens.authorize('a/b');
    await pushFixture({ ...registry, authorization }, 'a/b', fixture, 'v1');
  });
  afterAll(() => Promise.all([registry.stop(), tokens.stop()]));

  const signIn = async (username: string) => {
    const auth = Buffer.from(`${username}:${plantedSecrets.password}`).toString('base64');
    registries = freshRegistries({
      dockerConfigFolder: await dockerConfigWith({ auths: { [registry.host]: { auth } } }),
    });
  };

  test('who may only pull is refused, who may delete deletes, each with a token for that', async () => {
    await signIn('reader');
    await expect(open(registry.host, 'a/b').deleteManifest(digest)).rejects.toMatchObject(
      problem('unauthorized', {
        details: { reason: 'insufficient', account: 'reader', scope: 'repository:a/b:delete' },
      }),
    );
    await signIn('writer');
    const { current, deleteManifest } = open(registry.host, 'a/b');
    expect((await current({ tag: 'v1' })).digest).toBe(digest);
    await deleteManifest(digest);
    await expect(current({ tag: 'v1' })).rejects.toMatchObject(problem('not_found'));
  });
});

describe('a registry that deletes tags', () => {
  let server: FaultServer;
  beforeEach(async () => {
    server = await startFaultServer();
  });
  afterEach(() => server.stop());
  const path = '/v2/a/b/manifests/v1';
  const deleting = (behaviour: Parameters<FaultServer['on']>[1]) => server.on(path, behaviour);
  const sent = () => server.seen.map(({ method, path: at }) => `${method} ${at}`);

  test.each([200, 202, 204])('is believed at %i', async (status) => {
    deleting(answer({ status }));
    const { ability, deleteTag } = open(server.host, 'a/b');
    await deleteTag('v1');
    expect(sent()).toEqual([`DELETE ${path}`]);
    expect(await ability()).toEqual({ tags: true, manifests: null });
  });

  test.each([
    ['is busy', answer({ status: 503 }), 'registry_error'],
    ['wants a pause', answer({ status: 429, headers: { 'retry-after': '0' } }), 'rate_limited'],
    ['hangs up', hangUp, 'unreachable'],
    ['points elsewhere', redirect('/v2/a/b/manifests/v2'), 'registry_error'],
    ['forbids it', answer({ status: 403 }), 'denied'],
  ])('and that %s is asked once', async (_, behaviour, code) => {
    deleting(behaviour);
    const { ability, deleteTag } = open(server.host, 'a/b');
    await expect(deleteTag('v1')).rejects.toMatchObject(problem(code));
    expect(sent()).toEqual([`DELETE ${path}`]);
    expect(await ability()).toEqual({ tags: null, manifests: null });
  });
});
