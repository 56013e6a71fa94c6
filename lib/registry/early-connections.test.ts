import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { listen } from '@/lib/testing/listen';
import { freshRegistries } from '@/lib/testing/registries';
import { entriesToCome } from './early-connections';
import type { Registries } from './registries';
import { registryContent } from './registry-content';

const fixture = imageFixtures.twoHundred();
const served = new Map([fixture, ...fixture.children].map((one) => [one.descriptor.digest as string, one]));
const sockets = new Set<Socket>();
let server: Server;
let host: string;
let requests = 0;
let opened = 0;
let openedBeforeTheBody = 0;
let registries: Registries;

beforeEach(async () => {
  [requests, opened, openedBeforeTheBody] = [0, 0, 0];
  // The index comes as over a slow network: headers first, its body later.
  server = createServer((request, response) => {
    requests++;
    const name = request.url?.split('/').at(-1) ?? '';
    const { bytes, descriptor } = served.get(name) ?? fixture;
    response.writeHead(200, { 'content-type': descriptor.mediaType, 'content-length': bytes.length });
    response.flushHeaders();
    const isIndex = descriptor.digest === fixture.descriptor.digest;
    if (isIndex)
      setTimeout(() => {
        openedBeforeTheBody = opened;
        response.end(bytes);
      }, 300);
    else setTimeout(() => response.end(bytes), 20);
  });
  server.on('connection', (socket) => {
    opened++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  host = `127.0.0.1:${await listen(server)}`;
  registries = freshRegistries({ connectionsPerRegistry: 8 });
});
afterEach(async () => {
  await registries.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

const open = () => {
  const reference = { kind: 'registry', registry: host, repository: 'a/b' } as const;
  const content = registryContent(reference, registries);
  return { content, resolve: () => content.resolve(reference) };
};

test('connections for the entries of a long index stand before it has arrived, and cost no request', async () => {
  const { content, resolve } = open();
  await resolve();
  expect(openedBeforeTheBody).toBe(8);
  await Promise.all(fixture.children.map((child) => content.getManifest(child.descriptor)));
  expect(opened).toBe(8);
  expect(requests).toBe(1 + fixture.children.length);
});

test('connections for an index of usual length stand before anything is known of it', async () => {
  const [child] = fixture.children;
  if (child === undefined) throw new Error('The fixture has no entries.');
  registries = freshRegistries({ connectionsPerRegistry: 16 });
  const { content } = open();
  await content.resolve({ kind: 'registry', registry: host, repository: 'a/b', digest: child.descriptor.digest });
  await expect.poll(() => opened).toBe(8);
  expect(requests).toBe(1);
});

test('two indexes that are asked for at once have connections for both', async () => {
  const [first, second] = fixture.children;
  if (first === undefined || second === undefined) throw new Error('The fixture has too few entries.');
  registries = freshRegistries({ connectionsPerRegistry: 32 });
  const { content } = open();
  const asked = [first, second].map(({ descriptor: { digest } }) =>
    content.resolve({ kind: 'registry', registry: host, repository: 'a/b', digest }),
  );
  await Promise.all(asked);
  await expect.poll(() => opened).toBe(16);
  expect(requests).toBe(2);
});

test('those that nobody asks for are closed', async () => {
  await open().resolve();
  expect(sockets.size).toBe(8);
  await expect.poll(() => sockets.size, { timeout: 6000 }).toBe(1);
});

test.each([
  ['a manifest', 'application/vnd.oci.image.manifest.v1+json', '60000', 0],
  ['an index that arrives at once', 'application/vnd.oci.image.index.v1+json', '3000', 0],
  ['an index of no said length', 'application/vnd.oci.image.index.v1+json', undefined, 0],
  ['a long index', 'application/vnd.oci.image.index.v1+json; charset=utf-8', '60000', 200],
  ['a long Docker list', 'application/vnd.docker.distribution.manifest.list.v2+json', '60000', 200],
])('after the headers of %s, %s of %s bytes, connections for %i entries are opened', (_, type, length, entries) => {
  expect(entriesToCome({ 'content-type': type, 'content-length': length })).toBe(entries);
});
