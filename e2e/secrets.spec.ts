import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { freePort } from '@/lib/testing/free-port';
import { dockerConfigWith } from '../lib/testing/docker-config';
import { imageFixtures } from '../lib/testing/image-fixtures';
import { plantedSecrets, secretsIn } from '../lib/testing/planted-secrets';
import { pushFixture } from '../lib/testing/push';
import { startRegistry, testAccount } from '../lib/testing/registry-server';
import { startTokenServer } from '../lib/testing/token-server';
import { expect, test } from './journey';
import { startPolyarch } from './polyarch-server';
import { secretsLeft } from './secrets-left';

/** Polyarch with every kind of account: a password and an identity token kept by it, and one saved by `docker login`. */
async function startWithAccounts() {
  const [dataFolder, tokens] = [await mkdtemp(join(tmpdir(), 'polyarch-secrets-')), await startTokenServer()];
  const [basic, bearer, docker] = await Promise.all([
    startRegistry({ htpasswd: true }),
    startRegistry({ tokens: tokens.authority }),
    startRegistry({ htpasswd: true }),
  ]);
  const authorization = await tokens.authorize('team/app');
  const index = imageFixtures.ociIndex();
  await Promise.all(
    [basic, { ...bearer, authorization }, docker].map((registry) => pushFixture(registry, 'team/app', index, '1.0')),
  );
  const auth = Buffer.from(`${testAccount.username}:${testAccount.password}`).toString('base64');
  const dockerConfigFolder = await dockerConfigWith({ auths: { [docker.host]: { auth } } });
  const server = await startPolyarch({ dataFolder, dockerConfigFolder, port: await freePort() });
  return {
    ...server,
    dataFolder,
    tokens,
    hosts: { basic: basic.host, bearer: bearer.host, docker: docker.host },
    stopAll: async () => {
      await Promise.all([server.stop(), basic.stop(), bearer.stop(), docker.stop(), tokens.stop()]);
    },
  };
}

type Running = Awaited<ReturnType<typeof startWithAccounts>>;

/** All that was received so far, with where it came from. */
class Received {
  readonly #polyarch: Running;
  readonly #request: APIRequestContext;
  readonly #page: Page;
  readonly #texts: { from: string; text: string }[] = [];

  constructor(polyarch: Running, request: APIRequestContext, page: Page) {
    this.#polyarch = polyarch;
    this.#request = request;
    this.#page = page;
  }

  /** The status of the API’s answer. */
  async ask(path: string, method = 'GET', data?: unknown): Promise<number> {
    const response = await this.#request.fetch(this.#polyarch.url + path, {
      method,
      ...(data !== undefined && { data }),
    });
    const text = JSON.stringify(response.headersArray()) + (await response.text());
    this.#texts.push({ from: `${method} ${path}`, text });
    return response.status();
  }

  async open(path: string, says: string): Promise<void> {
    await this.#page.goto(this.#polyarch.url + path);
    await expect(this.#page.getByRole('main')).toContainText(says);
    this.#texts.push({ from: path, text: await this.#page.content() });
  }

  secrets(): readonly string[] {
    return this.#texts.flatMap(({ from, text }) => secretsIn(text).map((secret) => `${from}: ${secret}`));
  }
}

const settingsOf = (host: string) => `/api/v1/registries/${encodeURIComponent(host)}`;

async function readAll(received: Received, host: string): Promise<void> {
  const ref = `${host}/team/app:1.0`;
  for (const [path, status] of [
    [`/api/v1/image?ref=${ref}`, 200],
    [`/api/v1/manifest?ref=${ref}`, 200],
    [`/api/v1/access?ref=${ref}`, 200],
    [`/api/v1/tags?repository=${host}/team/app`, 200],
    [`/api/v1/tags/deletion?ref=${ref}`, 200],
    [`/api/v1/repositories?registry=${host}`, 200],
    [`/api/v1/image?ref=${host}/no/such:1`, 404],
  ] as const) {
    expect(await received.ask(path), path).toBe(status);
  }
  expect(await received.ask(`/api/v1/tags?ref=${ref}`, 'DELETE')).toBe(405);
  await received.ask(`${settingsOf(host)}/test`, 'POST', {});
  for (const path of [`/image?ref=${ref}`, `/repository?name=${host}/team/app`, `/image?ref=${host}/no/such:1`]) {
    await received.open(path, host);
  }
}

/** What is refused is repeated in problems more often than what is taken. */
async function giveWrongly(received: Received, host: string): Promise<void> {
  for (const credentials of [
    { username: 'a:b', password: plantedSecrets.password },
    { username: 'nobody', secret: plantedSecrets.password },
    { username: 'nobody', password: `not-${plantedSecrets.password}` },
  ]) {
    await received.ask(settingsOf(host), 'PATCH', { credentials });
    await received.ask(`/api/v1/image?ref=${host}/team/app:1.0`);
    await received.ask(`${settingsOf(host)}/test`, 'POST', { credentials });
  }
}

test('no answer, page, log line or file gives a password or a token away', async ({ page, request }) => {
  test.slow();
  const polyarch = await startWithAccounts();
  const { hosts, dataFolder, tokens } = polyarch;
  const received = new Received(polyarch, request, page);
  for (const [host, credentials] of [
    [hosts.basic, testAccount],
    [hosts.bearer, { identityToken: plantedSecrets.identityToken }],
  ] as const) {
    expect(await received.ask('/api/v1/registries', 'POST', { host, credentials })).toBe(201);
  }
  for (const host of Object.values(hosts)) await readAll(received, host);
  expect(tokens.requests.some(({ body }) => body.includes(plantedSecrets.identityToken))).toBe(true);
  await giveWrongly(received, hosts.basic);
  await received.ask('/api/v1/registries');
  await received.open('/', 'team/app');
  await received.open('/registries', hosts.basic);
  await received.open('/api', 'OpenAPI');

  await polyarch.stopAll();
  expect(received.secrets()).toEqual([]);
  expect(await readdir(dataFolder)).toContain('polyarch.db');
  expect(await secretsLeft(polyarch, dataFolder)).toEqual([]);
  await rm(dataFolder, { recursive: true });
});
