import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Certificate, makeCertificate } from '@/lib/testing/certificate';
import { answer, type FaultServer, startFaultServer } from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { freshRegistries } from '@/lib/testing/registries';
import { serveFixture } from '@/lib/testing/served-fixture';
import { isKnownToAll } from './authority';
import type { Registries } from './registries';
import { registryAccess } from './registry-access';
import { registryContent } from './registry-content';

const fixture = imageFixtures.ociManifest();
let folder: string;
let certificate: Certificate;
let secure: FaultServer;
let plain: FaultServer;
let registries: Registries;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-access-'));
  certificate = await makeCertificate(folder);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  [secure, plain] = [await startFaultServer(certificate), await startFaultServer()];
  serveFixture(secure, 'a/b', fixture, 'latest');
  serveFixture(plain, 'a/b', fixture, 'latest');
});
afterEach(() => Promise.all([registries.close(), secure.stop(), plain.stop()]));

const reference = (registry: string) => ({ kind: 'registry', registry, repository: 'a/b' }) as const;
const access = (registry: string) => registryAccess(reference(registry), registries);
const read = (registry: string) => registryContent(reference(registry), registries).resolve(reference(registry));

test('the scheme at which a registry answered is told, and whether other programs trust its certificate', async () => {
  registries = freshRegistries({ ca: certificate.ca });
  await Promise.all([read(secure.host), read(plain.host)]);
  expect(await access(secure.host)).toEqual({ kind: 'registry', scheme: 'https', verified: false, tokenUrl: null });
  expect(await access(plain.host)).toEqual({ kind: 'registry', scheme: 'http', verified: true, tokenUrl: null });
});

test('a registry that was refused is told as it could be reached all the same', async () => {
  registries = freshRegistries({
    lookup: (_name, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]),
  });
  await expect(read(secure.host)).rejects.toMatchObject({ problem: { code: 'tls_untrusted' } });
  expect(await access(secure.host)).toMatchObject({ scheme: 'https', verified: false });
  const named = plain.host.replace('127.0.0.1', 'registry.test');
  await expect(read(named)).rejects.toMatchObject({ problem: { code: 'plain_http' } });
  expect(await access(named)).toMatchObject({ scheme: 'http', verified: true });
});

test('a registry that was not asked yet is spoken to as the settings say', async () => {
  registries = freshRegistries({ httpRegistries: new Set(['registry.lan:5000']) });
  expect(await access('registry.lan:5000')).toMatchObject({ scheme: 'http' });
  expect(await access('localhost:5000')).toMatchObject({ scheme: 'http' });
  expect(await access('ghcr.io')).toEqual({ kind: 'registry', scheme: 'https', verified: true, tokenUrl: null });
});

test('the place of the token that was demanded is told', async () => {
  registries = freshRegistries();
  const challenge = `Bearer realm="${plain.url}/token?x=1",service="it's \\"here\\"",scope="repository:a/b:pull"`;
  plain.on('/v2/a/b/manifests/latest', answer({ status: 401, headers: { 'www-authenticate': challenge } }));
  plain.on('/token', answer({ status: 403 }));
  await expect(read(plain.host)).rejects.toMatchObject({ problem: { code: 'unauthorized' } });
  expect((await access(plain.host)).tokenUrl).toBe(
    `${plain.url}/token?x=1&service=it%27s+%22here%22&scope=repository%3Aa%2Fb%3Apull`,
  );
});

test('public authorities are known to all, one of this test is not', () => {
  registries = freshRegistries();
  expect(isKnownToAll(new X509Certificate(rootCertificates[0] ?? '').raw)).toBe(true);
  expect(isKnownToAll(new X509Certificate(certificate.ca).raw)).toBe(false);
});
