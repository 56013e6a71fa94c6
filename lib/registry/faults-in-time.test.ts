import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  answer,
  type Behaviour,
  dripping,
  endless,
  type FaultServer,
  inTurn,
  redirect,
  registryError,
  silent,
  startFaultServer,
  truncated,
} from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { freshRegistries } from '@/lib/testing/registries';
import type { Registries } from './registries';
import { registryContent } from './registry-content';

const { descriptor, bytes } = imageFixtures.ociManifest();
const headers = { 'content-type': descriptor.mediaType, 'docker-content-digest': descriptor.digest };
const good = answer({ headers, body: bytes });
const path = `/v2/a/b/manifests/${descriptor.digest}`;
const requestTimeoutMs = 500;

let server: FaultServer;
let other: FaultServer;
let registries: Registries;
beforeEach(async () => {
  [server, other] = [await startFaultServer(), await startFaultServer()];
  registries = freshRegistries({ limits: { requestTimeoutMs, connectTimeoutMs: requestTimeoutMs } });
});
afterEach(() => Promise.all([registries.close(), server.stop(), other.stop()]));

const read = () =>
  registryContent({ kind: 'registry', registry: server.host, repository: 'a/b' }, registries).getManifest(descriptor);

/** Sends what it promises, and it promises less than the descriptor does. */
const shorter = answer({ headers, body: bytes.subarray(0, -1) });
/** Promises the right length and closes the connection before. */
const cut = truncated(bytes, headers);
/** Sends the head of the answer, and then nothing. */
const stalled: Behaviour = (response) =>
  response.writeHead(200, { 'content-length': bytes.length, ...headers }).flushHeaders();
const wrongBytes = answer({ headers, body: Buffer.from(bytes).fill(0x20) });

describe('every fault has its name, and an end in time', () => {
  test.each<[string, () => Behaviour, string]>([
    ['never answers', () => silent, 'timeout'],
    ['stalls after the head', () => stalled, 'timeout'],
    ['drips for ever', () => dripping(headers), 'timeout'],
    ['cuts every answer', () => cut, 'registry_error'],
    ['sends the wrong bytes', () => wrongBytes, 'content_mismatch'],
    ['sends too few bytes', () => shorter, 'content_mismatch'],
    ['sends too many bytes', () => endless(headers), 'content_mismatch'],
    [
      'limits requests',
      () => registryError(429, 'TOOMANYREQUESTS', 'no', { 'retry-after': '99999999' }),
      'rate_limited',
    ],
    [
      'limits requests for no time at all',
      () => answer({ status: 429, headers: { 'retry-after': '0' } }),
      'rate_limited',
    ],
    ['fails', () => registryError(500, 'UNKNOWN', 'no'), 'registry_error'],
    ['fails without end', () => endless({}, 500), 'registry_error'],
    ['redirects to another host that fails', () => redirect(`${other.url}/gone`), 'not_found'],
    ['redirects to link-local', () => redirect('http://169.254.169.254/latest/meta-data/'), 'egress_blocked'],
    ['redirects in a circle', () => redirect(path), 'registry_error'],
    ['sends huge headers', () => answer({ headers: { ...headers, 'x-huge': 'x'.repeat(1_000_000) } }), 'too_large'],
    [
      'calls a manifest a page',
      () => answer({ headers: { 'content-type': 'text/html' }, body: bytes }),
      'registry_error',
    ],
  ])('a registry that %s', async (_, behaviour, code) => {
    server.on(path, behaviour());
    const start = performance.now();
    await expect(read()).rejects.toMatchObject({ problem: { code, message: expect.stringMatching(/\.$/) } });
    expect(performance.now() - start).toBeLessThan(requestTimeoutMs + 3000);
  });

  test('one that failed once is well when asked again', async () => {
    server.on(path, inTurn(registryError(500, 'UNKNOWN', 'no'), good));
    await expect(read()).rejects.toMatchObject({ problem: { code: 'registry_error' } });
    expect(await read()).toEqual(Buffer.from(bytes));
  });
});

test('huge bodies leave nothing behind, however many there are', async () => {
  server.on('/v2/a/b/manifests/latest', endless(headers));
  server.on(path, endless(headers));
  server.on('/v2/a/b/tags/list', endless({}, 500));
  const reference = { kind: 'registry', registry: server.host, repository: 'a/b' } as const;
  const content = registryContent(reference, registries);
  const meetAll = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () => Promise.allSettled([content.resolve(reference), read(), content.listTags()])),
    );
  await meetAll(4);
  const before = heldBytes();
  for (let round = 0; round < 20; round++) await meetAll(4);
  expect(heldBytes() - before).toBeLessThan(32 * 1024 * 1024);
}, 60_000);

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What is still reachable: V8's heap and the buffers outside of it. */
function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
