import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dockerConfigWith } from '@/lib/testing/docker-config';
import { accountKey, credentialIn, dockerConfig, helperFor } from './docker-config';

const auth = (text: string) => ({ auth: Buffer.from(text).toString('base64') });

describe('the credential of a registry', () => {
  test.each([
    ['ghcr.io', 'ghcr.io'],
    ['https://ghcr.io', 'ghcr.io'],
    ['https://ghcr.io/v1/', 'ghcr.io'],
    ['http://LOCALHOST:5000/v2/', 'localhost:5000'],
    ['https://index.docker.io/v1/', 'docker.io'],
    ['docker.io', 'docker.io'],
    ['registry-1.docker.io', 'docker.io'],
  ])('stands under the key %s for %s', (key, registry) => {
    expect(credentialIn({ [key]: auth('me:pass:word') }, registry)).toEqual({
      kind: 'password',
      username: 'me',
      password: 'pass:word',
    });
  });

  test('is not taken from another host, nor from what every object has', () => {
    const auths = { 'ghcr.io.evil.example': auth('a:b'), 'ghcr.io:8443': auth('a:b') };
    expect(credentialIn(auths, 'ghcr.io')).toBeNull();
    expect(credentialIn({}, 'constructor')).toBeNull();
  });

  test('is taken from the exact key before one that only has the same host', () => {
    const auths = { 'https://ghcr.io/v1/': auth('old:1'), 'ghcr.io': auth('new:2') };
    expect(credentialIn(auths, 'ghcr.io')).toMatchObject({ username: 'new' });
  });

  test.each([
    [
      { ...auth('me:'), identitytoken: 'refresh' },
      { kind: 'identity', username: 'me', identityToken: 'refresh' },
    ],
    [auth('<token>:refresh'), { kind: 'identity', username: '<token>', identityToken: 'refresh' }],
    [
      { username: 'me', password: 'secret' },
      { kind: 'password', username: 'me', password: 'secret' },
    ],
    [auth('me:secret\0\0'), { kind: 'password', username: 'me', password: 'secret' }],
    [auth('no colon'), null],
    [{}, null],
  ])('%j is %j', (entry, expected) => {
    expect(credentialIn({ 'a.example': entry }, 'a.example')).toEqual(expected);
  });
});

const nothing = { auths: {}, credsStore: '', credHelpers: {} };

test('a folder without a readable config.json says nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'polyarch-docker-'));
  expect(await dockerConfig(join(folder, 'missing'))).toEqual(nothing);
  await writeFile(join(folder, 'config.json'), '{"auths": [1');
  expect(await dockerConfig(folder)).toEqual(nothing);
});

test('what is of the wrong kind takes nothing else along', async () => {
  const folder = await dockerConfigWith({ auths: { 'a.example': auth('me:secret') }, credsStore: 7, credHelpers: [] });
  expect(await dockerConfig(folder)).toEqual({ ...nothing, auths: { 'a.example': auth('me:secret') } });
});

test.each([
  ['a.example', 'own'],
  ['docker.io', 'hub'],
  ['b.example', null],
  ['c.example', 'all'],
])('the login of %s is kept by the helper %s', (registry, helper) => {
  const credHelpers = { 'a.example': 'own', 'https://index.docker.io/v1/': 'hub', 'b.example': '' };
  expect(helperFor({ ...nothing, credsStore: 'all', credHelpers }, registry)).toBe(helper);
});

test('the key of an account changes with its password and does not contain it', () => {
  const one = accountKey({ kind: 'password', username: 'me', password: 'secret-1' });
  expect(one).not.toBe(accountKey({ kind: 'password', username: 'me', password: 'secret-2' }));
  expect(one).not.toContain('secret');
  expect(accountKey(null)).toBe('anonymous');
});
