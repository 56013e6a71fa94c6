import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from '@playwright/test';
import { Agent, request } from 'undici';
import { listen } from '../../lib/testing/listen';
import { countLevels } from './exchange-levels';
import { type RoundTripProxy, startRoundTripProxy } from './round-trip-proxy';

const roundTripMs = 30;
const body = Buffer.alloc(300_000, 'from first to last in order; ');

let network: RoundTripProxy;
let stopAll: () => Promise<void>;

test.beforeEach(async () => {
  const server = createServer((_, response) => response.end(body));
  network = await startRoundTripProxy(`127.0.0.1:${await listen(server)}`, roundTripMs);
  stopAll = async () => {
    await network.stop();
    await once(server.close(), 'close');
  };
});
test.afterEach(() => stopAll());

async function read(path: string, agent = new Agent()): Promise<{ tookMs: number; bytes: Buffer }> {
  const startMs = performance.now();
  const answer = await request(`http://${network.host}${path}`, { dispatcher: agent });
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  return { tookMs: performance.now() - startMs, bytes };
}

test('a first request costs two round trips, one of them for the connection, the next one costs one', async () => {
  const agent = new Agent({ connections: 1 });
  const first = await read('/first', agent);
  const next = await read('/next', agent);
  expect(first.tookMs).toBeGreaterThanOrEqual(2 * roundTripMs);
  expect(next.tookMs).toBeGreaterThanOrEqual(roundTripMs);
  expect(network.connections()).toBe(1);
});

test('what passes arrives whole and in order', async () => {
  const answers = await Promise.all(['/a', '/b', '/c'].map((path) => read(path)));
  for (const { bytes } of answers) expect(bytes.equals(body)).toBe(true);
});

test('requests are listed with their connection, and those under way together are one level', async () => {
  await Promise.all(['/a', '/b', '/c'].map((path) => read(path)));
  await read('/d');
  const exchanges = network.exchanges();
  expect(exchanges.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'GET /a',
    'GET /b',
    'GET /c',
    'GET /d',
  ]);
  expect(new Set(exchanges.map(({ connection }) => connection)).size).toBe(4);
  expect(exchanges.every(({ answeredMs }) => answeredMs !== null)).toBe(true);
  expect(countLevels(exchanges)).toBe(2);
});
