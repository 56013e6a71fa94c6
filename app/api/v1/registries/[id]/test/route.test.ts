import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionTestSchema } from '@/lib/contract/registry';
import { call } from '@/lib/testing/call';
import { secretsIn } from '@/lib/testing/planted-secrets';
import { type RegistryServer, startRegistry, testAccount } from '@/lib/testing/registry-server';
import { POST as add } from '../../route';
import { POST } from './route';

let locked: RegistryServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-test-'));
  locked = await startRegistry({ htpasswd: true });
}, 60_000);
afterAll(() => Promise.all([locked.stop(), rm(folder, { recursive: true })]));

const path = (id: string) => `/api/v1/registries/${encodeURIComponent(id)}/test`;
const post = (id: string, json?: unknown) =>
  call(POST, path(id), { method: 'POST', parameters: { id }, ...(json !== undefined && { json }) });
const failed = async (response: Response) => {
  const text = await response.text();
  expect(secretsIn(text)).toEqual([]);
  return connectionTestSchema.parse(JSON.parse(text)).steps.find(({ state }) => state === 'failed')?.step;
};

describe('POST /api/v1/registries/{id}/test', () => {
  it('tests a registry that nobody has saved, under settings that nobody has saved', async () => {
    expect(await failed(await post(locked.host))).toBe('token');
    expect(await failed(await post(locked.host, { credentials: testAccount }))).toBeUndefined();
    expect(await failed(await post(locked.host))).toBe('token');
  });

  it('goes on with the account that is stored, unless another is given', async () => {
    const json = { host: locked.host, credentials: testAccount };
    expect((await call(add, '/api/v1/registries', { method: 'POST', json })).status).toBe(201);
    expect(await failed(await post(locked.host, {}))).toBeUndefined();
    expect(await failed(await post(locked.host, { account: 'none' }))).toBe('token');
    const wrong = { username: testAccount.username, password: 'wrong' };
    expect(await failed(await post(locked.host, { credentials: wrong }))).toBe('token');
  });

  it.each<[string, unknown, string]>([
    ['a b', {}, 'reference_invalid'],
    ['a.example', { host: 'b.example' }, 'request_invalid'],
    ['a.example', { ca: 'none' }, 'request_invalid'],
  ])('refuses %s with %j', async (id, json, code) => {
    const response = await post(id, json);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code });
  });
});
