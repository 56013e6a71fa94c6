import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registrySchema } from '@/lib/contract/registry';
import { listRegistries } from '@/lib/contract/registry-operations';
import { call } from '@/lib/testing/call';
import { type Certificate, makeCertificate } from '@/lib/testing/certificate';
import { plantedSecrets } from '@/lib/testing/planted-secrets';
import { DELETE, PATCH } from './[id]/route';
import { GET, POST } from './route';

let folder: string;
let certificate: Certificate;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-registries-'));
  certificate = await makeCertificate(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const path = '/api/v1/registries';
const add = (json: unknown) => call(POST, path, { method: 'POST', json });
const one = (method: 'PATCH' | 'DELETE', id: string, json?: unknown) =>
  call(method === 'PATCH' ? PATCH : DELETE, `${path}/${id}`, { method, json, parameters: { id } });
const listed = async () => listRegistries.answers['application/json'].parse(await (await call(GET, path)).json());
const find = async (host: string) => (await listed()).registries.find((registry) => registry.host === host);
const credentials = { username: 'me', password: plantedSecrets.password };

describe('GET /api/v1/registries', () => {
  it('begins with Docker Hub, which needs no settings', async () => {
    const [first] = (await listed()).registries;
    expect(first).toMatchObject({
      id: 'docker.io',
      name: 'Docker Hub',
      isStored: false,
      trust: 'system',
      http: false,
      tlsVerify: true,
      account: { kind: 'docker' },
      health: { answers: 0, lastProblem: null },
    });
  });
});

describe('POST /api/v1/registries', () => {
  it('adds a registry, and says nothing of its password then or later', async () => {
    const response = await add({ host: 'Registry.LAN:5000', tlsVerify: false, credentials });
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe('/api/v1/registries/registry.lan%3A5000');
    const text = await response.text();
    expect(registrySchema.parse(JSON.parse(text))).toMatchObject({
      id: 'registry.lan:5000',
      isStored: true,
      trust: 'unverified',
      account: { kind: 'stored', username: 'me', secret: 'password', failure: null },
    });
    expect(text + JSON.stringify(await listed())).not.toContain(credentials.password);
  });

  it('knows a registry by all its names: a second one is a conflict', async () => {
    expect((await add({ host: 'index.docker.io', account: 'none' })).status).toBe(201);
    expect((await listed()).registries[0]).toMatchObject({
      id: 'docker.io',
      isStored: true,
      account: { kind: 'none' },
    });
    const response = await add({ host: 'registry-1.docker.io' });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'conflict', details: { registry: 'docker.io' } });
    expect((await one('DELETE', 'docker.io')).status).toBe(204);
  });

  it('keeps of a CA nothing but its certificates, and tells what they are', async () => {
    const ca = `# our own\n${certificate.ca}# the end`;
    const registry = registrySchema.parse(await (await add({ host: 'ca.lan', ca })).json());
    expect(registry).toMatchObject({
      trust: 'ca',
      ca: { pem: certificate.ca, certificates: [{ subject: 'CN=Polyarch test CA', issuer: 'CN=Polyarch test CA' }] },
    });
  });

  it('leaves loopback registries as they are asked unless told otherwise', async () => {
    expect(await (await add({ host: 'localhost:1', credentials })).json()).toMatchObject({ trust: 'http', http: true });
    expect(await (await add({ host: 'localhost:2', http: false })).json()).toMatchObject({
      trust: 'system',
      http: false,
    });
  });

  it.each<[unknown, string, string]>([
    [{ host: 'https://a.example' }, 'reference_invalid', '“https://a.example” is not a valid registry'],
    [{ host: 'a.example/path' }, 'reference_invalid', 'is not a valid registry'],
    [{ host: '[1:2]' }, 'reference_invalid', 'no host can have that name or port'],
    [{ host: 'a.example:99999' }, 'reference_invalid', 'the port “99999” is not a number'],
    [{}, 'request_invalid', 'The field “host” is wrong'],
    [{ host: 'a.example', secret: 'x' }, 'request_invalid', '“secret” is not a field of this call.'],
    [
      { host: 'a.example', credentials: { username: 'me' } },
      'request_invalid',
      'The field “credentials” is wrong: it must',
    ],
    [{ host: 'a.example', credentials: { username: 'a:b', password: 'x' } }, 'request_invalid', '“credentials'],
    [{ host: 'a.example', account: 'docker', credentials }, 'request_invalid', 'The field “account” says “docker”'],
    [{ host: 'a.example', http: true, credentials }, 'request_invalid', 'plain http, over which no account is sent'],
    [
      { host: 'a.example', ca: 'no certificate' },
      'request_invalid',
      'The field “ca” is wrong: it holds no certificate.',
    ],
    [
      { host: 'a.example', ca: 'x'.repeat(65_537) },
      'request_invalid',
      'The field “ca” is wrong: it has more than 64 KiB',
    ],
    [{ host: 'a.example', allowedAddresses: ['10.0.0.0/33'] }, 'request_invalid', '“10.0.0.0/33” is neither an IP'],
    [{ host: 'a.example', allowedAddresses: ['intranet'] }, 'request_invalid', '“intranet” is neither an IP address'],
  ])('refuses %j as %s', async (body, code, detail) => {
    const response = await add(body);
    expect(response.status).toBe(400);
    const problem = await response.json();
    expect(problem).toMatchObject({ code, detail: expect.stringContaining(detail) });
    expect(JSON.stringify(problem)).not.toContain(credentials.password);
    expect(await find('a.example')).toBeUndefined();
  });

  it('refuses a CA that comes with a private key, is damaged or has expired, and repeats none of it', async () => {
    const refusals = [
      [certificate.ca + certificate.key, 'it holds a private key'],
      [certificate.ca.replace(/\n[\w+/]{20}/, '\nAAAAAAAAAAAAAAAAAAAA'), 'certificate 1 in it cannot be read'],
    ] as const;
    for (const [ca, detail] of refusals) {
      const response = await add({ host: 'a.example', ca });
      expect(response.status).toBe(400);
      const text = await response.text();
      expect(text).toContain(detail);
      expect(text).not.toContain(certificate.key.split('\n')[1]);
    }
  });
});

describe('PATCH /api/v1/registries/{id}', () => {
  it('changes what it names and nothing else', async () => {
    const before = await (await add({ host: 'patch.lan', allowedAddresses: ['10.1.0.0/16'], credentials })).json();
    const after = await (await one('PATCH', 'patch.lan', { ca: certificate.ca })).json();
    expect(after).toEqual({ ...before, trust: 'ca', ca: expect.objectContaining({ pem: certificate.ca }) });
    const plain = await (await one('PATCH', 'patch.lan', { http: true })).json();
    expect(plain).toMatchObject({ trust: 'http', ca: { pem: certificate.ca }, account: { kind: 'stored' } });
    expect(await (await one('PATCH', 'patch.lan', { http: false, ca: null })).json()).toMatchObject({
      trust: 'system',
      ca: null,
      allowedAddresses: ['10.1.0.0/16'],
      account: before.account,
    });
  });

  it('forgets credentials when told to', async () => {
    await add({ host: 'forget.lan', credentials: { identityToken: 'refresh-me' } });
    expect(await find('forget.lan')).toMatchObject({
      account: { kind: 'stored', username: '<token>', secret: 'token' },
    });
    expect(await (await one('PATCH', 'forget.lan', { credentials: null })).json()).toMatchObject({
      account: { kind: 'docker' },
    });
    expect(await (await one('PATCH', 'forget.lan', { account: 'none' })).json()).toMatchObject({
      account: { kind: 'none' },
    });
  });

  it('takes the host encoded or not, and gives listed registries settings too', async () => {
    await add({ host: '[::1]:5000' });
    for (const id of ['[::1]:5000', '%5B%3A%3A1%5D%3A5000']) expect((await one('PATCH', id, {})).status).toBe(200);
    expect((await one('PATCH', 'docker.io', { account: 'none' })).status).toBe(200);
    expect((await listed()).registries[0]).toMatchObject({ isStored: true, account: { kind: 'none' } });
    await one('DELETE', 'docker.io');
  });

  it('does not make a registry of what is not listed', async () => {
    const response = await one('PATCH', 'typo.example', { http: true });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found' });
    expect(await find('typo.example')).toBeUndefined();
  });
});

describe('DELETE /api/v1/registries/{id}', () => {
  it('forgets the settings and the account', async () => {
    await add({ host: 'gone.lan', credentials });
    const response = await one('DELETE', 'gone.lan');
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(await find('gone.lan')).toBeUndefined();
    expect((await one('DELETE', 'gone.lan')).status).toBe(404);
  });
});
