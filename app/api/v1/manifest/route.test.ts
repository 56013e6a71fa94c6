import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from '@/lib/testing/call';
import { type Fixture, sha256 } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { GET, HEAD } from './route';

let registry: RegistryServer;
const list: Fixture = imageFixtures.dockerList();
const { digest, mediaType } = list.descriptor;

beforeAll(async () => {
  registry = await startRegistry();
  await pushFixture(registry, 'team/list', list, '1.0');
}, 60_000);
afterAll(() => registry.stop());

const get = (query: string, headers: Record<string, string> = {}) =>
  call(GET, `/api/v1/manifest?${query}`, { headers });
const refOf = (selector: string) => `ref=${encodeURIComponent(`${registry.host}/team/list${selector}`)}`;

describe('GET /api/v1/manifest', () => {
  it('answers the exact bytes with the headers of the contract', async () => {
    const response = await get(refOf(':1.0'));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(list.bytes));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': mediaType,
      'docker-content-digest': digest,
      etag: `"${digest}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('answers by digest, and to HEAD with the same headers', async () => {
    expect((await get(refOf(`@${digest}`))).headers.get('docker-content-digest')).toBe(digest);
    const head = await call(HEAD, `/api/v1/manifest?${refOf(':1.0')}`, { method: 'HEAD' });
    expect(head.headers.get('etag')).toBe(`"${digest}"`);
  });

  it.each([`"${digest}"`, `W/"${digest}"`, `"sha256:0", "${digest}"`, '*'])(
    'answers 304 without bytes to If-None-Match: %s',
    async (etag) => {
      const response = await get(refOf(':1.0'), { 'if-none-match': etag });
      expect(response.status).toBe(304);
      expect(response.headers.get('etag')).toBe(`"${digest}"`);
      expect(await response.text()).toBe('');
    },
  );

  it('answers the bytes when If-None-Match names another digest', async () => {
    const response = await get(refOf(':1.0'), { 'if-none-match': `"${sha256(new Uint8Array())}"` });
    expect(response.status).toBe(200);
    expect(sha256(new Uint8Array(await response.arrayBuffer()))).toBe(digest);
  });

  it('asks the registry as `accept` says', async () => {
    const one = 'accept=application/vnd.docker.distribution.manifest.v2%2Bjson';
    const response = await get(`${refOf(':1.0')}&${one}`);
    // Distribution answers a client that takes no lists with the list's linux/amd64 child.
    expect(response.headers.get('content-type')).toBe('application/vnd.docker.distribution.manifest.v2+json');
    expect(response.headers.get('docker-content-digest')).toBe(list.children[0]?.descriptor.digest);
  });

  it.each([
    ['', 400, 'request_invalid', 'The parameter “ref” is missing.'],
    ['ref=a&ref=b', 400, 'request_invalid', 'The parameter “ref” is given more than once.'],
    ['ref=Alpine', 400, 'reference_invalid', '“Alpine” is not a valid repository name'],
    ['ref=a&accept=a%0D%0Ax-evil:1', 400, 'request_invalid', 'it must be the value of an Accept header.'],
    ['ref=http://169.254.169.254/x', 400, 'reference_invalid', 'scheme'],
    ['ref=169.254.169.254/latest/meta-data', 403, 'egress_blocked', ''],
  ])('refuses ?%s with %i %s', async (query, status, code, detail) => {
    const response = await get(query);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code, status, detail: expect.stringContaining(detail) });
  });

  it('answers 404 with a problem when there is no such manifest', async () => {
    const response = await get(refOf(':2.0'));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found', title: 'Not found' });
  });
});

describe('a registry that serves something else as a manifest', () => {
  const html = Buffer.from('<!doctype html><script>alert(document.domain)</script>');
  let server: Server;

  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      const type = url.includes('/svg/')
        ? 'image/svg+xml'
        : url.includes('/charset/')
          ? `${mediaType}; charset=utf-8`
          : 'text/html';
      response.writeHead(200, { 'content-type': type, 'content-length': html.length }).end(html);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  const refAt = (repository: string) => `ref=127.0.0.1:${(server.address() as AddressInfo).port}/${repository}/x:1`;

  it.each(['a', 'svg'])('reaches the browser as octets that neither run nor are sniffed (%s)', async (repository) => {
    for (const query of [refAt(repository), `${refAt(repository)}&accept=*/*`]) {
      const response = await get(query);
      expect(response.status).toBe(200);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(html);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'application/octet-stream',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        'cross-origin-resource-policy': 'same-origin',
      });
    }
  });

  it('keeps a manifest type without its parameters', async () => {
    expect((await get(refAt('charset'))).headers.get('content-type')).toBe(mediaType);
  });
});

describe('a page of another site', () => {
  it.each<Record<string, string>>([
    { host: 'evil.example' },
    { host: 'evil.example', purpose: 'prefetch', 'next-router-prefetch': '1' },
    { origin: 'http://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('cannot have the server ask a registry: %o', async (headers) => {
    const before = (await registry.log()).length;
    const response = await get(refOf(':never-asked'), headers);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'forbidden' });
    expect((await registry.log()).length).toBe(before);
  });
});
