import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Descriptor } from '@/lib/oci/descriptor';
import {
  answer,
  dripping,
  endless,
  type FaultServer,
  hangUp,
  inTurn,
  redirect,
  registryError,
  silent,
  startFaultServer,
  together,
  truncated,
} from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { freshRegistries } from '@/lib/testing/registries';
import { serveFixture } from '@/lib/testing/served-fixture';
import type { Registries } from './registries';
import { registryContent } from './registry-content';

const fixture = imageFixtures.ociManifest();
const { descriptor } = fixture;
const headers = { 'content-type': descriptor.mediaType, 'docker-content-digest': descriptor.digest };
const good = answer({ headers, body: fixture.bytes });
const byTag = '/v2/a/b/manifests/latest';
const byDigest = `/v2/a/b/manifests/${descriptor.digest}`;

let server: FaultServer;
let other: FaultServer;
let registries: Registries;
beforeEach(async () => {
  [server, other] = [await startFaultServer(), await startFaultServer()];
  registries = freshRegistries({ limits: { requestTimeoutMs: 400, connectTimeoutMs: 400 } });
});
afterEach(() => Promise.all([registries.close(), server.stop(), other.stop()]));

const reference = () => ({ kind: 'registry', registry: server.host, repository: 'a/b' }) as const;
const resolve = (signal?: AbortSignal) =>
  registryContent(reference(), registries).resolve(reference(), signal === undefined ? {} : { signal });
const getManifest = (of: Descriptor = descriptor) => registryContent(reference(), registries).getManifest(of);
const problem = (code: string, more: object = {}) => ({ problem: { code, ...more } });

describe('content that is not what it should be is withheld', () => {
  const wrong = Buffer.from(fixture.bytes);
  wrong[wrong.length - 2] = 0x21;

  test('bytes that do not match the digest asked for', async () => {
    server.on(byDigest, answer({ headers, body: wrong }));
    await expect(getManifest()).rejects.toMatchObject(
      problem('content_mismatch', { details: { askedDigest: descriptor.digest, receivedSize: descriptor.size } }),
    );
    server.on(byDigest, good);
    expect(await getManifest()).toEqual(Buffer.from(fixture.bytes));
  });

  test('bytes that do not match the digest the registry itself names', async () => {
    server.on(byTag, answer({ headers, body: wrong }));
    await expect(resolve()).rejects.toMatchObject(problem('content_mismatch'));
  });

  test('more bytes than the descriptor promises: reading ends there', async () => {
    server.on(byDigest, endless(headers));
    await expect(getManifest()).rejects.toMatchObject(
      problem('content_mismatch', { details: { askedSize: descriptor.size } }),
    );
  });

  test('a redirected blob of another content', async () => {
    const [config] = fixture.blobs;
    if (config === undefined) throw new Error('The fixture has no config.');
    server.on(`/v2/a/b/blobs/${config.descriptor.digest}`, redirect(`${other.url}/blob`));
    other.on('/blob', answer({ body: Buffer.alloc(config.bytes.length) }));
    const content = registryContent(reference(), registries);
    await expect(content.getBlob(config.descriptor)).rejects.toMatchObject(problem('content_mismatch'));
  });

  test.each(['text/html; charset=utf-8', 'text/plain', 'application/xhtml+xml', 'image/png', 'garbage'])(
    '%s where a manifest should be',
    async (type) => {
      server.on(byTag, answer({ headers: { 'content-type': type }, body: '<script>alert(1)</script>' }));
      server.on(byDigest, answer({ headers: { 'content-type': type }, body: fixture.bytes }));
      await expect(resolve()).rejects.toMatchObject(problem('registry_error'));
      await expect(getManifest()).rejects.toMatchObject(problem('registry_error'));
    },
  );
});

describe('sizes are bounded', () => {
  test('a manifest of 4 MiB is read, one byte more is not', async () => {
    const limit = 4 * 1024 * 1024;
    server.on(byTag, answer({ headers: { 'content-type': descriptor.mediaType }, body: Buffer.alloc(limit, ' ') }));
    expect((await resolve()).size).toBe(limit);
    registries = freshRegistries();
    server.on(byTag, answer({ headers: { 'content-type': descriptor.mediaType }, body: Buffer.alloc(limit + 1, ' ') }));
    await expect(resolve()).rejects.toMatchObject(problem('too_large'));
    const huge = { ...descriptor, size: limit + 1 };
    const before = server.seen.length;
    await expect(getManifest(huge)).rejects.toMatchObject(problem('too_large'));
    expect(server.seen).toHaveLength(before);
  });

  test('a body without end is given up', async () => {
    server.on(byTag, endless(headers));
    await expect(resolve()).rejects.toMatchObject(problem('too_large'));
    server.on(byTag, endless({}, 404));
    await expect(resolve()).rejects.toMatchObject(problem('not_found'));
  });

  test('headers without end are given up', async () => {
    server.on(byTag, answer({ headers: { 'x-huge': 'x'.repeat(200_000) } }));
    await expect(resolve()).rejects.toMatchObject(problem('too_large'));
  });
});

describe('redirects', () => {
  test('are followed to another host, which gets no more than the question', async () => {
    server.on(byTag, redirect(`${other.url}/moved`));
    other.on('/moved', good);
    expect((await resolve()).digest).toBe(descriptor.digest);
    expect(other.seen[0]?.headers).toMatchObject({ host: other.host });
  });

  test('in a circle end after five', async () => {
    server.on(byTag, redirect(byTag));
    await expect(resolve()).rejects.toMatchObject(problem('registry_error'));
    expect(server.seen).toHaveLength(6);
  });

  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://0xa9.0xfe.0xa9.0xfe/',
    'http://[::ffff:169.254.169.254]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://metadata.google.internal/',
    'http://0.0.0.0/',
  ])('to %s are refused', async (location) => {
    server.on(byTag, redirect(location));
    await expect(resolve()).rejects.toMatchObject(problem('egress_blocked'));
  });

  test.each(['file:///etc/passwd', 'ftp://example.com/', 'gopher://127.0.0.1/', 'http://['])(
    'to %s are refused',
    async (location) => {
      server.on(byTag, redirect(location));
      await expect(resolve()).rejects.toMatchObject(problem('registry_error'));
    },
  );

  test('carry no credentials that stand in the URL', async () => {
    server.on(byTag, redirect(`http://user:secret@${other.host}/moved`));
    other.on('/moved', good);
    await resolve();
    expect(other.seen[0]?.headers.authorization).toBeUndefined();
  });
});

describe('a registry that stumbles', () => {
  test.each([429, 502, 503, 504])('%i is asked again', async (status) => {
    server.on(byTag, inTurn(answer({ status }), answer({ status, headers: { 'retry-after': '0' } }), good));
    expect((await resolve()).digest).toBe(descriptor.digest);
    expect(server.seen).toHaveLength(3);
  });

  test('a broken connection or a cut answer is asked for again', async () => {
    server.on(byTag, inTurn(truncated(fixture.bytes, headers), good));
    expect((await resolve()).digest).toBe(descriptor.digest);
    server.on(byDigest, inTurn(hangUp, good));
    registries = freshRegistries();
    expect(await getManifest()).toEqual(Buffer.from(fixture.bytes));
  });

  test('one that cuts every answer is a failure of the registry', async () => {
    server.on(byTag, truncated(fixture.bytes, headers));
    await expect(resolve()).rejects.toMatchObject(problem('registry_error'));
    expect(server.seen).toHaveLength(3);
  });

  test('500 is not asked again, and its own words go along as details', async () => {
    server.on(byTag, registryError(500, 'UNKNOWN', 'disk\u202e full\u0007'));
    await expect(resolve()).rejects.toMatchObject(
      problem('registry_error', { details: { status: 500, registryCode: 'UNKNOWN', registryMessage: 'disk full' } }),
    );
    expect(server.seen).toHaveLength(1);
  });

  test('a long Retry-After is not waited for but told, with the limits', async () => {
    const limits = { 'retry-after': '3600', 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '0;w=21600' };
    server.on(byTag, registryError(429, 'TOOMANYREQUESTS', 'slow down', limits));
    await expect(resolve()).rejects.toMatchObject(
      problem('rate_limited', {
        details: {
          retryAfterSeconds: 3600,
          retryAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          limit: 100,
          remaining: 0,
          windowSeconds: 21_600,
          registryCode: 'TOOMANYREQUESTS',
        },
      }),
    );
    expect(server.seen).toHaveLength(1);
  });

  test('403 is denied, 404 is not found', async () => {
    server.on(byTag, registryError(403, 'DENIED', 'no'));
    await expect(resolve()).rejects.toMatchObject(problem('denied', { details: { registryCode: 'DENIED' } }));
    server.on(byTag, registryError(404, 'NAME_UNKNOWN', 'no such repository'));
    await expect(resolve()).rejects.toMatchObject(problem('not_found', { details: { missing: 'repository' } }));
  });
});

describe('time', () => {
  test.each([
    ['never answers', silent],
    ['drips for ever', dripping(headers)],
  ])('a registry that %s is left after the time for a request', async (_, behaviour) => {
    server.on(byTag, behaviour);
    await expect(resolve()).rejects.toMatchObject(problem('timeout'));
    expect(server.seen).toHaveLength(1);
  });

  test('nothing that listens is unreachable, with the address', async () => {
    await server.stop();
    const [address, port] = server.host.split(':');
    await expect(resolve()).rejects.toMatchObject(
      problem('unreachable', { details: { reason: 'refused', address, port: Number(port) } }),
    );
  });

  test('a name without an address is unreachable', async () => {
    const lost = { kind: 'registry', registry: 'no-such-host.invalid', repository: 'a/b' } as const;
    await expect(registryContent(lost, registries).resolve(lost)).rejects.toMatchObject(
      problem('unreachable', { details: { reason: 'dns' } }),
    );
  });

  test('an aborted request stops, and its abort is what is thrown', async () => {
    let closed = false;
    server.on(byTag, (response) => response.once('close', () => (closed = true)));
    const controller = new AbortController();
    const asked = resolve(controller.signal);
    await expect.poll(() => server.seen.length).toBe(1);
    controller.abort(new Error('left'));
    await expect(asked).rejects.toThrow('left');
    await expect.poll(() => closed).toBe(true);
  });
});

test('the manifests of an index are all in flight at the same time, then all configs', async () => {
  const index = imageFixtures.ociIndex();
  serveFixture(server, 'a/b', index, 'latest');
  const [manifests, configs] = [together(3), together(3)];
  for (const { descriptor: child, bytes, blobs } of index.children) {
    server.on(
      `/v2/a/b/manifests/${child.digest}`,
      manifests(answer({ headers: { 'content-type': child.mediaType }, body: bytes })),
    );
    for (const blob of blobs)
      server.on(`/v2/a/b/blobs/${blob.descriptor.digest}`, configs(answer({ body: blob.bytes })));
  }
  const content = registryContent(reference(), registries);
  await content.resolve(reference());
  await Promise.all(index.children.map((child) => content.getManifest(child.descriptor)));
  await Promise.all(
    index.children.flatMap(({ blobs }) => blobs.slice(0, 1)).map((blob) => content.getBlob(blob.descriptor)),
  );
  expect(server.seen).toHaveLength(1 + 3 + 3);
});
