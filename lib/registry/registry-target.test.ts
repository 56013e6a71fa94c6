import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '@/lib/content/verify';
import type { Descriptor } from '@/lib/oci/descriptor';
import {
  answer,
  type Behaviour,
  type FaultServer,
  hangUp,
  inTurn,
  registryError,
  silent,
  startFaultServer,
} from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import type { Registries } from './registries';
import { registryContent } from './registry-content';
import { registryTarget } from './registry-target';

const bytes = randomBytes(300_000);
const blob: Descriptor = { mediaType: 'application/octet-stream', digest: digestOf(bytes), size: bytes.length };
async function* pieces(of: Uint8Array = bytes) {
  for (let at = 0; at < of.length; at += 64_000) yield of.subarray(at, at + 64_000);
}
const reference = (registry: string, repository = 'team/app') => ({ kind: 'registry', registry, repository }) as const;
const problem = (code: string, more: object = {}) => ({ problem: { code, ...more } });

let registries: Registries;
beforeEach(() => {
  registries = freshRegistries({ limits: { requestTimeoutMs: 500, connectTimeoutMs: 500 } });
});
afterEach(() => registries.close());
const targetAt = (host: string, repository?: string) => registryTarget(reference(host, repository), registries);

describe('a real registry', () => {
  let registry: RegistryServer;
  beforeAll(async () => {
    registry = await startRegistry();
    await pushFixture(registry, 'team/from', imageFixtures.ociManifest(), '1');
  }, 60_000);
  afterAll(() => registry.stop());

  it('keeps what is sent, tells how much was sent, and has it then', async () => {
    const target = targetAt(registry.host, 'team/sent');
    expect(await target.hasBlob(blob)).toBe(false);
    const sent: number[] = [];
    await target.putBlob(blob, pieces, { onSent: (count) => sent.push(count) });
    expect(sent.at(-1)).toBe(bytes.length);
    expect(await target.hasBlob(blob, { isFresh: true })).toBe(true);
    const kept: Uint8Array[] = [];
    const content = registryContent(reference(registry.host, 'team/sent'), registries);
    for await (const piece of content.streamBlob(blob)) kept.push(piece);
    expect(Buffer.concat(kept).equals(bytes)).toBe(true);
  });

  it('is sent what another of its repositories has, also where it is asked one thing at a time', async () => {
    await targetAt(registry.host, 'team/one').putBlob(blob, pieces);
    const single = freshRegistries({ connectionsPerRegistry: 1 });
    const from = registryContent(reference(registry.host, 'team/one'), single);
    const target = registryTarget(reference(registry.host, 'team/other'), single);
    await target.putBlob(blob, () => from.streamBlob(blob));
    expect(await target.hasBlob(blob, { isFresh: true })).toBe(true);
    await single.close();
  });

  it('never keeps bytes that fail on their way', async () => {
    const target = targetAt(registry.host, 'team/broken');
    async function* broken() {
      yield bytes.subarray(0, 100_000);
      throw new Error('The source broke off.');
    }
    await expect(target.putBlob(blob, broken)).rejects.toMatchObject({ problem: { code: expect.any(String) } });
    expect(await target.hasBlob(blob, { isFresh: true })).toBe(false);
  });

  it('mounts what another repository has, and says when it cannot', async () => {
    const target = targetAt(registry.host, 'team/mounted');
    const [layer] = imageFixtures.ociManifest().blobs;
    expect(await target.mountBlob(layer?.descriptor ?? blob, reference(registry.host, 'team/from'))).toBe(true);
    expect(await target.mountBlob(blob, reference(registry.host, 'team/from'))).toBe(false);
    const log = await registry.log();
    expect(log.filter(({ method, path }) => method === 'PUT' && path.includes('team/mounted'))).toEqual([]);
    // The session that was opened in place of the mount is closed.
    expect(log.at(-1)).toMatchObject({ method: 'DELETE', status: 204 });
  });

  it('refuses a manifest whose blobs it lacks, in words', async () => {
    const { descriptor, bytes: manifest } = imageFixtures.ociManifest();
    const put = targetAt(registry.host, 'team/empty').putManifest({ ...descriptor, bytes: manifest }, '1');
    await expect(put).rejects.toMatchObject(
      problem('registry_error', { message: expect.stringContaining('it lacks something that the manifest names') }),
    );
  });
});

describe('a registry that misbehaves', () => {
  let server: FaultServer;
  let other: FaultServer;
  beforeEach(async () => {
    [server, other] = [await startFaultServer(), await startFaultServer()];
    server.on('/v2/team/app/blobs/uploads/', begun('/up/1?state=a'));
    server.on('/up/1', answer({ status: 201 }));
  });
  afterEach(() => Promise.all([server.stop(), other.stop()]));

  const begun = (location: string): Behaviour => answer({ status: 202, headers: { location } });
  const put = () => targetAt(server.host).putBlob(blob, pieces);
  const paths = () => server.seen.map(({ method, path }) => `${method} ${path.split('&digest')[0]}`);

  it('is sent the digest beside what it put into the location itself', async () => {
    await put();
    expect(server.seen.at(-1)?.path).toBe(`/up/1?state=a&digest=${encodeURIComponent(blob.digest)}`);
    expect(server.seen.at(-1)?.headers).toMatchObject({ 'content-length': `${blob.size}` });
  });

  it('gets the whole blob again, in a new session, when it hangs up in the middle', async () => {
    server.on('/up/1', inTurn(hangUp, answer({ status: 201 })));
    await put();
    expect(paths()).toEqual([
      'POST /v2/team/app/blobs/uploads/',
      'PUT /up/1?state=a',
      `HEAD /v2/team/app/blobs/${blob.digest}`,
      'POST /v2/team/app/blobs/uploads/',
      'PUT /up/1?state=a',
    ]);
  });

  it('gets no blob again that turns out to be there when the answer was lost', async () => {
    server.on('/up/1', hangUp);
    server.on(`/v2/team/app/blobs/${blob.digest}`, answer({ headers: { 'content-length': `${blob.size}` } }));
    await put();
    expect(paths().filter((line) => line.startsWith('PUT'))).toHaveLength(1);
  });

  it('is asked again after a failure of the moment, and after a pause that it asks for', async () => {
    server.on('/v2/team/app/blobs/uploads/', inTurn(answer({ status: 500 }), begun('/up/1?state=a')));
    server.on('/up/1', inTurn(answer({ status: 429, headers: { 'retry-after': '0' } }), answer({ status: 201 })));
    await put();
    expect(paths().filter((line) => line.startsWith('PUT'))).toHaveLength(2);
  });

  it.each([
    ['a disk that is full', registryError(500, 'UNKNOWN', 'no space left on device'), 'registry_error'],
    ['a blob that is too large for it', answer({ status: 413 }), 'too_large'],
    ['an account that may not push', registryError(403, 'DENIED', 'no'), 'denied'],
    ['a registry that is read-only', registryError(405, 'UNSUPPORTED', 'read-only'), 'unsupported'],
    ['a digest that it finds to be another', registryError(400, 'DIGEST_INVALID', 'bad'), 'registry_error'],
    ['one that never answers', silent, 'timeout'],
  ])('ends with a named problem for %s', async (_, behaviour, code) => {
    server.on('/up/1', behaviour);
    await expect(put()).rejects.toMatchObject(problem(code));
  });

  it.each([
    ['no location', answer({ status: 202 })],
    ['a location that is no URL of the web', begun('file:///etc/passwd')],
  ])('is sent nothing more after %s', async (_, behaviour) => {
    server.on('/v2/team/app/blobs/uploads/', behaviour);
    await expect(put()).rejects.toMatchObject(problem('registry_error'));
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ['a link-local address', 'http://169.254.169.254/latest/'],
    ['an unspecified address', 'http://0.0.0.0:1/x'],
  ])('has its upload refused at %s', async (_, location) => {
    server.on('/v2/team/app/blobs/uploads/', begun(location));
    await expect(put()).rejects.toMatchObject(problem('egress_blocked'));
  });

  it('gets no proof of an account to another host', async () => {
    server.on('/v2/team/app/blobs/uploads/', begun(`${other.url}/store/1`));
    other.on('/store/1', answer({ status: 201 }));
    await put();
    expect(other.seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    expect(other.seen[0]?.body).toHaveLength(Buffer.from(bytes).toString().length);
  });

  it('is not believed when it keeps another manifest than the one that was sent', async () => {
    const { descriptor, bytes: manifest } = imageFixtures.ociIndex();
    server.on('/v2/team/app/manifests/1', answer({ status: 201, headers: { 'docker-content-digest': blob.digest } }));
    const sent = targetAt(server.host).putManifest({ ...descriptor, bytes: manifest }, '1');
    await expect(sent).rejects.toMatchObject(problem('content_mismatch'));
  });

  it('tells the subject whose referrers it lists, or none', async () => {
    const { descriptor, bytes: manifest } = imageFixtures.ociManifest();
    const headers = { 'oci-subject': blob.digest };
    server.on('/v2/team/app/manifests/1', inTurn(answer({ status: 201, headers }), answer({ status: 201 })));
    const write = () => targetAt(server.host).putManifest({ ...descriptor, bytes: manifest }, '1');
    expect([await write(), await write()]).toEqual([{ subject: blob.digest }, { subject: null }]);
  });

  it.each([
    ['an OCI index', registryError(400, 'MANIFEST_INVALID', 'unknown media type')],
    ['mixed types', registryError(415, 'UNSUPPORTED', 'no')],
  ])('says that it takes no %s', async (_, behaviour) => {
    const { descriptor, bytes: manifest } = imageFixtures.ociIndex();
    server.on('/v2/team/app/manifests/1', behaviour);
    const sent = targetAt(server.host).putManifest({ ...descriptor, bytes: manifest }, '1');
    await expect(sent).rejects.toMatchObject(problem('unsupported'));
  });
});

describe('a source that breaks off', () => {
  let server: FaultServer;
  beforeEach(async () => {
    server = await startFaultServer();
  });
  afterEach(() => server.stop());
  const path = `/v2/team/app/blobs/${blob.digest}`;
  async function read(): Promise<Buffer> {
    const kept: Uint8Array[] = [];
    const content = registryContent(reference(server.host), registries);
    for await (const piece of content.streamBlob(blob)) kept.push(piece);
    return Buffer.concat(kept);
  }
  /** Answers from where it is asked to, and closes the connection after `length` bytes. */
  const cutAfter =
    (length: number, honoursRange = true): Behaviour =>
    (response, { headers }) => {
      const from = honoursRange ? Number(/bytes=(\d+)-/.exec(String(headers.range))?.[1] ?? 0) : 0;
      response.writeHead(from > 0 ? 206 : 200, { 'content-length': bytes.length - from });
      const end = Math.min(from + length, bytes.length);
      response.write(bytes.subarray(from, end), () => (end < bytes.length ? response.destroy() : response.end()));
    };

  it.each([
    ['where it broke off', true],
    ['from the beginning, where it knows no ranges', false],
  ])('is asked again %s', async (_, honoursRange) => {
    server.on(
      path,
      inTurn(cutAfter(100_000, honoursRange), cutAfter(250_000, honoursRange), cutAfter(bytes.length, honoursRange)),
    );
    expect((await read()).equals(bytes)).toBe(true);
    expect(server.seen.map(({ headers }) => headers.range)[1]).toMatch(/^bytes=\d+-$/);
  });

  it('has its connection to itself again when nobody takes what it brought, and is asked for the rest later', async () => {
    registries = freshRegistries({ connectionsPerRegistry: 1, limits: { heldMs: 20 } });
    const begun: Behaviour = (response) => {
      response.writeHead(200, { 'content-length': bytes.length }).write(bytes.subarray(0, 150_000));
    };
    server.on(path, inTurn(begun, cutAfter(bytes.length), cutAfter(bytes.length)));
    const taken = registryContent(reference(server.host), registries).streamBlob(blob)[Symbol.asyncIterator]();
    const kept = [(await taken.next()).value];
    expect((await read()).equals(bytes)).toBe(true);
    for (let next = await taken.next(); !next.done; next = await taken.next()) kept.push(next.value);
    expect(Buffer.concat(kept).equals(bytes)).toBe(true);
    expect(server.seen.at(-1)?.headers.range).toMatch(/^bytes=\d+-$/);
  });

  it('is given up when it brings nothing', async () => {
    server.on(path, hangUp);
    await expect(read()).rejects.toMatchObject(problem('unreachable'));
    expect(server.seen.length).toBeLessThan(10);
  });

  it.each([
    ['other bytes', Buffer.from(bytes).fill(0, 0, 10)],
    ['too few', bytes.subarray(0, 1000)],
    ['too many', Buffer.concat([bytes, bytes])],
  ])('is not believed when it brings %s: the last of them are withheld', async (_, wrong) => {
    server.on(path, answer({ body: wrong }));
    await expect(read()).rejects.toMatchObject(problem('content_mismatch'));
  });
});
