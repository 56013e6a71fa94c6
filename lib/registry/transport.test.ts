import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, type FaultServer, startFaultServer } from '@/lib/testing/fault-server';
import { endpointOf } from './endpoint';
import { LatencyHistory } from './latency-history';
import { limits } from './limits';
import { Transport } from './transport';

let server: FaultServer;
let transport: Transport;
beforeEach(async () => {
  server = await startFaultServer();
  server.on('/', answer({ body: 'here' }));
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all([transport.close(), server.stop()]);
});

const trust = { verifications: { own: {}, others: {} }, isAllowed: () => false, latency: new LatencyHistory() };
const transportOf = (registry: string) =>
  new Transport(endpointOf(registry, new Set()), trust, {
    connectionsPerRegistry: null,
    httpsProxy: null,
    noProxy: [],
    limits,
  });
const ask = (url: string) => transport.send({ url: new URL(url), method: 'GET', headers: {}, maxBytes: 100 });

test('a public registry cannot lead to this machine, by address or by name', async () => {
  transport = transportOf('registry.example');
  const port = server.host.split(':')[1];
  for (const url of [
    server.url,
    `http://localhost:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    'http://10.0.0.1/',
  ]) {
    await expect(ask(url)).rejects.toMatchObject({ problem: { code: 'egress_blocked' } });
  }
  expect(server.seen).toEqual([]);
});

test('a registry on this machine can lead to another port of it, but not to metadata', async () => {
  transport = transportOf('localhost:1');
  expect((await ask(server.url)).status).toBe(200);
  await expect(ask('http://169.254.169.254/')).rejects.toMatchObject({ problem: { code: 'egress_blocked' } });
});

test('what is asked on the arrival of answers goes out on the connections they came by', async () => {
  transport = transportOf(server.host);
  const connections = new Set<unknown>();
  server.on('/', (response, request) => {
    connections.add(response.socket);
    answer({ body: 'here' })(response, request);
  });
  const askTwice = () => ask(server.url).then(() => ask(server.url));
  await Promise.all([askTwice(), askTwice(), askTwice()]);
  expect(connections.size).toBe(3);
});

test('a connection that lay unused while the machine slept is not used again', async () => {
  transport = transportOf(server.host);
  const ports = new Set<number | undefined>();
  server.on('/', (response, request) => {
    ports.add(response.socket?.remotePort);
    answer({ body: 'here' })(response, request);
  });
  await ask(server.url);
  await ask(server.url);
  expect(ports.size).toBe(1);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
  await ask(server.url);
  expect(ports.size).toBe(2);
});

test('what is under way over connections that were left ends when all are closed, and nothing is sent after that', async () => {
  transport = transportOf(server.host);
  const answers: (() => void)[] = [];
  server.on('/slow', (response, request) => void answers.push(() => answer({ body: 'late' })(response, request)));
  const slow = ask(`${server.url}/slow`);
  const ended = expect(slow).rejects.toMatchObject({ problem: { code: 'conflict' } });
  await expect.poll(() => answers).toHaveLength(1);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
  expect((await ask(server.url)).status).toBe(200);
  await transport.close();
  await ended;
  vi.setSystemTime(Date.now() + 61_000);
  const seen = server.seen.length;
  await expect(ask(server.url)).rejects.toMatchObject({ problem: { code: 'conflict' } });
  expect(server.seen).toHaveLength(seen);
});

test('one connection carries one HEAD after another', async () => {
  transport = transportOf(server.host);
  const ports = new Set<string | undefined>();
  server.on('/', (response, request) => {
    ports.add(String(response.socket?.remotePort));
    answer({ body: 'here' })(response, request);
  });
  for (let count = 0; count < 3; count++) {
    await transport.send({ url: new URL(server.url), method: 'HEAD', headers: {}, maxBytes: 100 });
  }
  expect(ports.size).toBe(1);
});

test('whoever takes long over what has come uses up none of the time for the answer', async () => {
  transport = transportOf(server.host);
  const body = Buffer.alloc(4 * 1024 * 1024, 'x');
  server.on('/', answer({ body }));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const opened = await transport.open({ url: new URL(server.url), method: 'GET', headers: {} });
  let read = 0;
  for await (const piece of opened.pieces) {
    if (read === 0) vi.advanceTimersByTime(2 * limits.requestTimeoutMs);
    read += piece.length;
  }
  expect(read).toBe(body.length);
});

test('an answer that stops in the middle is given up in time', async () => {
  transport = transportOf(server.host);
  server.on('/', (response) => void response.writeHead(200, { 'content-length': 10 }).write('half'));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const opened = await transport.open({ url: new URL(server.url), method: 'GET', headers: {} });
  const pieces = (async function* () {
    yield* opened.pieces;
  })();
  expect((await pieces.next()).done).toBe(false);
  const next = pieces.next();
  vi.advanceTimersByTime(limits.requestTimeoutMs);
  await expect(next).rejects.toMatchObject({ problem: { code: 'timeout' } });
});
