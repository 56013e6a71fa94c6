import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadImage } from '@/lib/inspect/load-image';
import { layoutsFolder } from '@/lib/layout/layouts-folder';
import { mediaType } from '@/lib/oci/media-type';
import { parseReference } from '@/lib/oci/reference';
import { call } from '@/lib/testing/call';
import { answer, type Behaviour, type FaultServer, startFaultServer, truncated } from '@/lib/testing/fault-server';
import { blob, jsonBlob, manifestFixture } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { hasPeer, runPeer } from '@/lib/testing/peer-command';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { serveFixture } from '@/lib/testing/served-fixture';
import { GET, HEAD } from './route';

const list = imageFixtures.dockerList();
const attested = imageFixtures.attestations();
const arm = attested.children[1]?.descriptor.digest ?? '';

let registry: RegistryServer;
let faults: FaultServer;

beforeAll(async () => {
  [registry, faults] = await Promise.all([startRegistry(), startFaultServer()]);
  await pushFixture(registry, 'team/list', list, '1.0');
  await pushFixture(registry, 'team/attested', attested, '1.0');
  await pushFixture(registry, 'team/lacking', imageFixtures.missingChild(), '1.0');
  await mkdir(layoutsFolder(), { recursive: true });
}, 60_000);
afterAll(() => Promise.all([registry.stop(), faults.stop()]));

const pathOf = (reference: string, query: string) => `/api/v1/export?ref=${encodeURIComponent(reference)}&${query}`;
const get = (reference: string, query: string) => call(GET, pathOf(reference, query));
const app = (name: string) => `${registry.host}/team/${name}:1.0`;

/** What was downloaded, as a layout of the data folder. */
async function keep(name: string, response: Response): Promise<string> {
  const path = join(layoutsFolder(), `${name}.tar`);
  await writeFile(path, new Uint8Array(await response.arrayBuffer()));
  return path;
}

describe('GET /api/v1/export', () => {
  it('answers a tar of the promised length, to be kept, and nothing of it to HEAD', async () => {
    const response = await get(app('list'), 'format=oci');
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      'content-type': 'application/x-tar',
      'content-disposition': 'attachment; filename="list-1.0.tar"',
      'docker-content-digest': list.descriptor.digest,
      'cache-control': 'no-store, no-transform',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect(`${(await response.arrayBuffer()).byteLength}`).toBe(headers['content-length']);
    const before = (await registry.log()).length;
    const head = await call(HEAD, pathOf(app('list'), 'format=oci'), { method: 'HEAD' });
    expect(Object.fromEntries(head.headers)).toEqual(headers);
    expect(await head.text()).toBe('');
    expect((await registry.log()).slice(before).filter(({ path }) => path.includes('/blobs/'))).toEqual([]);
  });

  it('can be read again as a layout: whole, with every digest, and the same to the byte', async () => {
    await keep('whole', await get(app('attested'), 'format=oci'));
    const image = await loadImage(parseReference('oci-layout://whole:1.0'));
    expect(image.digest).toBe(attested.descriptor.digest);
    expect(image.entries.map(({ problem, attestations }) => [problem, attestations.length])).toEqual([
      [null, 1],
      [null, 1],
    ]);
    const again = await get('oci-layout://whole:1.0', 'format=oci&platform=linux/arm64');
    await keep('again', again);
    expect((await loadImage(parseReference('oci-layout://again'))).digest).toBe(arm);
    const [first, second] = await Promise.all(
      ['', ''].map(async () => Buffer.from(await (await get(app('list'), 'format=oci')).arrayBuffer())),
    );
    expect(second && first?.equals(second)).toBe(true);
  });

  it.each([
    ['rootfs, which belongs to another day', 'format=rootfs', 400],
    ['an index for Docker without a platform', 'format=docker', 400],
    ['what is no platform', 'format=oci&platform=arm64', 400],
    ['a platform that is not there', 'format=docker&platform=plan9/arm64', 404],
  ])('refuses %s', async (_, query, status) => {
    const response = await get(app('list'), query);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
  });

  it('tells of a missing manifest before the first byte', async () => {
    const response = await get(app('lacking'), 'format=oci');
    expect(response.status).toBe(404);
    expect((await get(app('lacking'), 'format=oci&platform=linux/amd64')).status).toBe(200);
  });
});

describe('what goes wrong on the way', () => {
  const image = imageFixtures.ociManifest();
  const layer = image.blobs.at(-1);
  const bytes = Buffer.from(layer?.bytes ?? []);

  it.each<[string, Behaviour]>([
    ['has other bytes', answer({ body: Buffer.alloc(bytes.length, 'x') })],
    ['is too short', answer({ body: bytes.subarray(1) })],
    ['is gone', answer({ status: 404 })],
    ['breaks off each time', truncated(bytes)],
  ])('a blob that %s breaks the transfer: it never ends whole', async (_, behaviour) => {
    serveFixture(faults, 'a/image', image, '1');
    faults.on(`/v2/a/image/blobs/${layer?.descriptor.digest}`, behaviour);
    const response = await get(`${faults.host}/a/image:1`, 'format=oci');
    expect(response.status).toBe(200);
    let received = 0;
    const reading = (async () => {
      for await (const piece of response.body ?? []) received += piece.length;
    })();
    await expect(reading).rejects.toBeDefined();
    expect(received).toBeLessThan(Number(response.headers.get('content-length')));
  });
});

describe('a large blob', () => {
  const bytes = Buffer.alloc(48 * 1024 * 1024);
  const layer = blob('application/vnd.oci.image.layer.v1.tar', bytes);
  const config = jsonBlob(mediaType.ociConfig, { rootfs: { type: 'layers', diff_ids: [layer.descriptor.digest] } });
  const body = { schemaVersion: 2, config: config.descriptor, layers: [layer.descriptor] };
  const large = manifestFixture(mediaType.ociManifest, body, { blobs: [config, layer] });
  let sentBytes = 0;
  let ended: Promise<unknown>;

  /** Sends the layer as fast as it is taken, and counts. */
  const counted: Behaviour = (response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    ended = pipeline(async function* () {
      for (sentBytes = 0; sentBytes < bytes.length; sentBytes += 65_536) yield bytes.subarray(0, 65_536);
    }, response).catch((reason: unknown) => reason);
  };
  const ask = async () => {
    serveFixture(faults, 'a/large', large, '1');
    faults.on(`/v2/a/large/blobs/${layer.descriptor.digest}`, counted);
    const url = `http://localhost:3000${pathOf(`${faults.host}/a/large:1`, 'format=oci')}`;
    return GET(new Request(url, { headers: { host: 'localhost:3000' } }));
  };

  it('is not gathered: the registry is never far ahead of the reader', async () => {
    const response = await ask();
    const hash = createHash('sha256');
    let received = 0;
    let mostAhead = 0;
    for await (const piece of response.body ?? []) {
      received += piece.length;
      hash.update(piece);
      mostAhead = Math.max(mostAhead, sentBytes - received);
    }
    expect(received).toBe(Number(response.headers.get('content-length')));
    // What lies between the two is in the buffers of a connection.
    expect(mostAhead).toBeLessThan(bytes.length / 2);
  });

  it('is no longer sent to a reader who leaves', async () => {
    const reader = (await ask()).body?.getReader();
    for (let received = 0; received < 1024 * 1024; ) {
      received += (await reader?.read())?.value?.length ?? Number.POSITIVE_INFINITY;
    }
    await reader?.cancel();
    expect(await ended).toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
    expect(sentBytes).toBeLessThan(bytes.length);
  });
});

const skopeo = (...args: string[]) => runPeer('skopeo', ['--insecure-policy', ...args]);
const why = (await hasPeer('skopeo')) ? '' : ' (skipped: needs skopeo: apt-get install skopeo)';

describe.skipIf(why !== '')(`skopeo takes what was downloaded${why}`, () => {
  const digestOf = (raw: Buffer) => `sha256:${createHash('sha256').update(raw).digest('hex')}`;

  it.each([
    ['an index', 'attested', 'format=oci', attested.descriptor.digest],
    ['a Docker list', 'list', 'format=oci', list.descriptor.digest],
    ['one platform', 'attested', 'format=oci&platform=linux/arm64', arm],
    [
      'a Docker archive, as the layout that it is too',
      'list',
      'format=docker&platform=linux/arm64',
      list.children[1]?.descriptor.digest ?? '',
    ],
  ])('%s has its digest, and is copied whole', async (_, name, query, digest) => {
    const path = await keep('for-skopeo', await get(app(name), query));
    expect(digestOf(await skopeo('inspect', '--raw', `oci-archive:${path}`))).toBe(digest);
    const target = `${registry.host}/team/copied-${name}:${digest.slice(7, 19)}`;
    await skopeo('copy', '--all', '--dest-tls-verify=false', `oci-archive:${path}`, `docker://${target}`);
    expect((await loadImage(parseReference(target))).digest).toBe(digest);
  });

  it.each(['linux/amd64', 'linux/arm64'])('a Docker archive of %s has its config', async (platform) => {
    const path = await keep('for-docker', await get(app('attested'), `format=docker&platform=${platform}`));
    const wanted = attested.children[platform === 'linux/amd64' ? 0 : 1]?.blobs[0]?.descriptor.digest;
    expect(digestOf(await skopeo('inspect', '--config', '--raw', `docker-archive:${path}`))).toBe(wanted);
    const target = `${registry.host}/team/loaded:${wanted?.slice(7, 19)}`;
    const archive = `docker-archive:${path}:${app('attested')}`;
    await skopeo('copy', '--dest-tls-verify=false', archive, `docker://${target}`);
    expect((await loadImage(parseReference(target))).entries[0]?.config?.digest).toBe(wanted);
  });
});
