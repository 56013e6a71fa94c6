import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import {
  createSecureServer,
  type Http2SecureServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Certificate, makeCertificate } from '@/lib/testing/certificate';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { listen } from '@/lib/testing/listen';
import { freshRegistries } from '@/lib/testing/registries';
import type { Registries } from './registries';
import { registryContent } from './registry-content';

type Behaviour = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => void;

const fixture = imageFixtures.ociIndex();
let certificate: Certificate;
let server: Http2SecureServer;
let host: string;
let registries: Registries;
const sessions = new Set<ServerHttp2Session>();
const behaviours = new Map<string, Behaviour>();
let mostAtOnce = 0;
let connections = 0;

beforeAll(async () => {
  certificate = await makeCertificate(await mkdtemp(join(tmpdir(), 'polyarch-http2-')));
});
beforeEach(async () => {
  server = createSecureServer({ cert: certificate.certificate, key: certificate.key });
  server.on('session', (session) => {
    connections++;
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
    session.on('error', () => undefined);
  });
  let atOnce = 0;
  server.on('stream', (stream, headers) => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    stream.once('close', () => atOnce--);
    stream.on('error', () => undefined);
    const behaviour = behaviours.get(headers[':path'] ?? '');
    if (behaviour === undefined) stream.respond({ ':status': 404 }, { endStream: true });
    else behaviour(stream, headers);
  });
  host = `localhost:${await listen(server)}`;
  [mostAtOnce, connections] = [0, 0];
  serve(path('latest'), fixture);
  for (const child of fixture.children) serve(path(child.descriptor.digest), child);
  registries = freshRegistries({ ca: certificate.ca, limits: { requestTimeoutMs: 1000 } });
});
afterEach(async () => {
  behaviours.clear();
  await registries.close();
  for (const session of sessions) session.destroy();
  server.close();
  await once(server, 'close');
});

const path = (name: string) => `/v2/a/b/manifests/${name}`;

function good(content: Pick<typeof fixture, 'bytes' | 'descriptor'>): Behaviour {
  return (stream, headers) => {
    const { mediaType, digest } = content.descriptor;
    stream.respond({
      ':status': 200,
      'content-type': mediaType,
      'content-length': content.bytes.length,
      'docker-content-digest': digest,
    });
    stream.end(headers[':method'] === 'HEAD' ? undefined : content.bytes);
  };
}
function serve(at: string, content: Pick<typeof fixture, 'bytes' | 'descriptor'>): void {
  // All of one level are held until they have come: proof that one connection carries them together.
  behaviours.set(at, (stream, headers) => setTimeout(() => good(content)(stream, headers), 30));
}

function open() {
  const reference = { kind: 'registry', registry: host, repository: 'a/b' } as const;
  const content = registryContent(reference, registries);
  return { content, resolve: (headOnly = false) => content.resolve(reference, { headOnly }) };
}

/** Two pieces, the second once it is allowed; `onRead` hears when it is read at all. */
async function* heldBack(allowed: Promise<void>, onRead: () => void = () => undefined): AsyncGenerator<Uint8Array> {
  onRead();
  yield Buffer.from('one');
  await allowed;
  yield Buffer.from('two');
}

describe('HTTP/2, where TLS offers it', () => {
  test('carries a whole level through the connection that the index came by', async () => {
    const { content, resolve } = open();
    expect((await resolve()).digest).toBe(fixture.descriptor.digest);
    const children = await Promise.all(fixture.children.map((child) => content.getManifest(child.descriptor)));
    expect(children.map((bytes) => Buffer.from(bytes))).toEqual(
      fixture.children.map((child) => Buffer.from(child.bytes)),
    );
    expect(connections).toBe(1);
    expect(mostAtOnce).toBe(fixture.children.length);
  });

  test('asks by HEAD too', async () => {
    expect(await open().resolve(true)).toEqual(fixture.descriptor);
  });

  test('asks no more at once than the connections that were set', async () => {
    await registries.close();
    registries = freshRegistries({ ca: certificate.ca, connectionsPerRegistry: 1 });
    const { content, resolve } = open();
    await resolve();
    await Promise.all(fixture.children.map((child) => content.getManifest(child.descriptor)));
    expect(mostAtOnce).toBe(1);
  });

  test.each<[string, Behaviour]>([
    ['503', (stream) => stream.respond({ ':status': 503 }, { endStream: true })],
    ['a reset stream', (stream) => stream.close(2)],
    ['a refused stream', (stream) => stream.close(7)],
    ['a closed connection', (stream) => stream.session?.destroy()],
    ['GOAWAY', (stream) => stream.session?.goaway(0)],
  ])('is tried again after %s', async (_, fault) => {
    let isFirst = true;
    behaviours.set(path('latest'), (stream, headers) => {
      const behaviour = isFirst ? fault : good(fixture);
      isFirst = false;
      behaviour(stream, headers);
    });
    expect((await open().resolve()).digest).toBe(fixture.descriptor.digest);
  });

  test('an upload that is given up while it waits for the connection never reads its source', async () => {
    await open().resolve(true);
    const { transport } = await registries.host(host);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let hasBegun = false;
    behaviours.set('/first', (stream) => {
      hasBegun = true;
      stream.resume().once('end', () => stream.respond({ ':status': 201 }, { endStream: true }));
    });
    const put = (path: string, body: AsyncIterable<Uint8Array>, signal?: AbortSignal) =>
      transport.send({ url: new URL(path, `https://${host}`), method: 'PUT', headers: {}, body, maxBytes: 0, signal });
    const first = put('/first', heldBack(released));
    await expect.poll(() => hasBegun).toBe(true);

    let isRead = false;
    const leaving = new AbortController();
    const second = put(
      '/second',
      heldBack(Promise.resolve(), () => {
        isRead = true;
      }),
      leaving.signal,
    );
    const ended = expect(second).rejects.toThrow('left');
    leaving.abort(new Error('left'));
    await ended;
    release();
    expect((await first).status).toBe(201);
    await open().content.resolve({ kind: 'registry', registry: host, repository: 'a/b' }, { isFresh: true });
    expect(isRead).toBe(false);
  });

  const mediaType = fixture.descriptor.mediaType;
  const begun = (stream: ServerHttp2Stream, length: number) =>
    stream.respond({ ':status': 200, 'content-type': mediaType, 'content-length': length });
  test.each<[string, Behaviour, object]>([
    ['never answers', () => undefined, { code: 'timeout' }],
    ['resets every stream', (stream) => stream.close(2), { code: 'unreachable', details: { reason: 'reset' } }],
    [
      'closes every connection',
      (stream) => stream.session?.destroy(),
      { code: 'unreachable', details: { reason: 'reset' } },
    ],
    [
      'resets in the middle of the body',
      (stream) => {
        begun(stream, 5000);
        stream.write('x'.repeat(100), () => stream.close(2));
      },
      { details: { reason: 'reset' } },
    ],
    [
      'closes the connection in the middle of the body',
      (stream) => {
        begun(stream, 5000);
        stream.write('x'.repeat(100), () => stream.session?.destroy());
      },
      { details: { reason: 'reset' } },
    ],
    [
      'sends less than it promised',
      (stream) => {
        begun(stream, fixture.bytes.length + 10);
        stream.end(fixture.bytes);
      },
      { details: { reason: 'reset' } },
    ],
    [
      'sends without end',
      (stream) => {
        stream.respond({ ':status': 200, 'content-type': mediaType });
        const more = () => {
          while (!stream.destroyed && stream.write(Buffer.alloc(65_536)));
        };
        stream.on('drain', more);
        more();
      },
      { code: 'too_large' },
    ],
    [
      'sends huge headers',
      (stream) => stream.respond({ ':status': 200, 'x-huge': 'x'.repeat(200_000) }, { endStream: true }),
      {},
    ],
    [
      'drips',
      (stream) => {
        begun(stream, 5000);
        const timer = setInterval(() => stream.write('x'), 20);
        stream.once('close', () => clearInterval(timer));
      },
      { code: 'timeout' },
    ],
  ])('of a registry that %s ends in a problem, and the next request is served', async (_, fault, problem) => {
    behaviours.set(path('latest'), fault);
    const { content, resolve } = open();
    const error = await resolve().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ problem: { code: expect.any(String), ...problem } });
    const [child] = fixture.children;
    if (child === undefined) throw new Error('The fixture has no child.');
    expect(await content.getManifest(child.descriptor)).toEqual(Buffer.from(child.bytes));
  });

  test('ends when the asker has left', async () => {
    behaviours.set(path('latest'), () => undefined);
    const leaving = new AbortController();
    const reference = { kind: 'registry', registry: host, repository: 'a/b' } as const;
    const asked = registryContent(reference, registries).resolve(reference, { signal: leaving.signal });
    setTimeout(() => leaving.abort(new Error('left')), 50);
    await expect(asked).rejects.toThrow('left');
    const [child] = fixture.children;
    if (child === undefined) throw new Error('The fixture has no child.');
    expect(await open().content.getManifest(child.descriptor)).toEqual(Buffer.from(child.bytes));
  });
});
