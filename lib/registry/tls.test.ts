import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ProblemError } from '@/lib/problem/problem';
import { type Certificate, makeCertificate } from '@/lib/testing/certificate';
import { answer, type FaultServer, redirect, startFaultServer } from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { listen } from '@/lib/testing/listen';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { startRegistry } from '@/lib/testing/registry-server';
import { serveFixture } from '@/lib/testing/served-fixture';
import type { Registries } from './registries';
import { registryContent } from './registry-content';

const fixture = imageFixtures.ociManifest();
let folder: string;
let certificate: Certificate;
let secure: FaultServer;
let plain: FaultServer;
let registries: Registries;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-tls-'));
  certificate = await makeCertificate(folder);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  [secure, plain] = [await startFaultServer(certificate), await startFaultServer()];
  serveFixture(secure, 'a/b', fixture, 'latest');
  serveFixture(plain, 'a/b', fixture, 'latest');
});
afterEach(() => Promise.all([registries.close(), secure.stop(), plain.stop()]));

const toLoopback: LookupFunction = (_hostname, _options, callback) =>
  callback(null, [{ address: '127.0.0.1', family: 4 }]);
const portOf = (server: FaultServer) => server.host.split(':')[1] ?? '';
const resolve = (registry: string) => {
  const reference = { kind: 'registry', registry, repository: 'a/b' } as const;
  return registryContent(reference, registries).resolve(reference);
};

describe('a certificate', () => {
  test('of an unknown authority is refused, shown, and nothing is sent', async () => {
    registries = freshRegistries();
    await expect(resolve(secure.host)).rejects.toMatchObject({
      problem: {
        code: 'tls_untrusted',
        details: {
          reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
          subject: 'CN=localhost',
          issuer: 'CN=Polyarch test CA',
          names: expect.stringContaining('DNS:localhost'),
          validFrom: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          validTo: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          fingerprint256: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
        },
      },
    });
    expect(secure.seen).toEqual([]);
  });

  test('comes with what would have to be trusted: the authority that was sent along, else the certificate itself', async () => {
    registries = freshRegistries();
    const authorityOf = async (server: FaultServer) => {
      const error: unknown = await resolve(server.host).catch((thrown: unknown) => thrown);
      if (!(error instanceof ProblemError)) throw error;
      return error.problem.details;
    };
    expect(await authorityOf(secure)).toMatchObject({
      registry: secure.host,
      authority: certificate.certificate,
      authoritySubject: 'CN=localhost',
    });
    const chained = await startFaultServer({ ...certificate, certificate: certificate.certificate + certificate.ca });
    expect(await authorityOf(chained)).toMatchObject({
      reason: 'SELF_SIGNED_CERT_IN_CHAIN',
      subject: 'CN=localhost',
      authority: certificate.ca,
      authoritySubject: 'CN=Polyarch test CA',
      authorityFingerprint256: new X509Certificate(certificate.ca).fingerprint256,
    });
    await chained.stop();
  });

  test('for another name is refused', async () => {
    registries = freshRegistries({ ca: certificate.ca, lookup: toLoopback });
    await expect(resolve(`other.test:${portOf(secure)}`)).rejects.toMatchObject({
      problem: { code: 'tls_untrusted', details: { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' } },
    });
    expect(secure.seen).toEqual([]);
  });

  test('that is trusted lets the registry be read', async () => {
    registries = freshRegistries({ ca: certificate.ca, lookup: toLoopback });
    expect((await resolve(`registry.test:${portOf(secure)}`)).digest).toBe(fixture.descriptor.digest);
  });
});

describe('the scheme', () => {
  test('of a loopback registry that speaks TLS is found out, also with the real one', async () => {
    registries = freshRegistries({ ca: certificate.ca });
    expect((await resolve(secure.host)).digest).toBe(fixture.descriptor.digest);
    const real = await startRegistry({ tls: true });
    try {
      await pushFixture(real, 'a/b', fixture, 'latest');
      await registries.close();
      registries = freshRegistries(real.ca === undefined ? {} : { ca: real.ca });
      expect((await resolve(real.host)).digest).toBe(fixture.descriptor.digest);
    } finally {
      await real.stop();
    }
  });

  test('is https for a registry that is not on this machine: plain http is told, nothing is sent', async () => {
    registries = freshRegistries({ lookup: toLoopback });
    const registry = `registry.test:${portOf(plain)}`;
    await expect(resolve(registry)).rejects.toMatchObject({
      problem: { code: 'plain_http', hint: expect.stringContaining(`POLYARCH_HTTP_REGISTRIES=${registry}`) },
    });
    expect(plain.seen).toEqual([]);
    await registries.close();
    registries = freshRegistries({ lookup: toLoopback, httpRegistries: new Set([registry]) });
    expect((await resolve(registry)).digest).toBe(fixture.descriptor.digest);
  });

  test('is never left for plain http by a redirect', async () => {
    registries = freshRegistries({ ca: certificate.ca });
    secure.on('/v2/a/b/manifests/latest', redirect(`${plain.url}/v2/a/b/manifests/latest`));
    await expect(resolve(secure.host)).rejects.toMatchObject({ problem: { code: 'registry_error' } });
    expect(plain.seen).toEqual([]);
  });

  test('of a realm is https unless the registry itself is plain', async () => {
    registries = freshRegistries({ ca: certificate.ca });
    const headers = { 'www-authenticate': `Bearer realm="${plain.url}/token"` };
    secure.on('/v2/a/b/manifests/latest', answer({ status: 401, headers }));
    await expect(resolve(secure.host)).rejects.toMatchObject({ problem: { code: 'registry_error' } });
    expect(plain.seen).toEqual([]);
  });
});

/** A proxy that tunnels every name to this machine, as it alone knows names. */
async function startProxy() {
  const tunnels: string[] = [];
  const server = createHttpServer().on('connect', (request, client) => {
    tunnels.push(request.url ?? '');
    const upstream = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) socket.on('error', () => upstream.destroy());
  });
  return {
    url: `http://127.0.0.1:${await listen(server)}`,
    tunnels,
    stop: () => new Promise((done) => server.close(done)),
  };
}

describe('behind HTTPS_PROXY', () => {
  test('registries are read through it, metadata is refused before it, NO_PROXY goes round it', async () => {
    const proxy = await startProxy();
    const registry = `registry.test:${portOf(secure)}`;
    const options = { ca: certificate.ca, httpsProxy: proxy.url, lookup: toLoopback };
    registries = freshRegistries(options);
    expect((await resolve(registry)).digest).toBe(fixture.descriptor.digest);
    expect(proxy.tunnels).toEqual([registry]);
    for (const host of ['169.254.169.254', '2852039166', '[fd00:ec2::254]', 'metadata.google.internal']) {
      await expect(resolve(`${host}:443`)).rejects.toMatchObject({ problem: { code: 'egress_blocked' } });
    }
    expect(proxy.tunnels).toHaveLength(1);
    await registries.close();
    registries = freshRegistries({ ...options, noProxy: ['.test'] });
    expect((await resolve(registry)).digest).toBe(fixture.descriptor.digest);
    expect(proxy.tunnels).toHaveLength(1);
    await registries.close();
    await proxy.stop();
  });
});

test('behind HTTPS_PROXY too, an unknown authority and a dead proxy are told apart', async () => {
  const proxy = await startProxy();
  const registry = `registry.test:${portOf(secure)}`;
  registries = freshRegistries({ httpsProxy: proxy.url });
  await expect(resolve(registry)).rejects.toMatchObject({ problem: { code: 'tls_untrusted' } });
  await registries.close();
  await proxy.stop();
  registries = freshRegistries({ httpsProxy: proxy.url });
  await expect(resolve(registry)).rejects.toMatchObject({
    problem: { code: 'unreachable', details: { reason: 'proxy' }, hint: expect.stringContaining('HTTPS_PROXY') },
  });
});

test('what answers without speaking HTTP is unreachable', async () => {
  const server = createServer((socket) => socket.on('error', () => undefined).end('SSH-2.0-OpenSSH_9.2\r\n'));
  const port = await listen(server);
  registries = freshRegistries();
  await expect(resolve(`127.0.0.1:${port}`)).rejects.toMatchObject({ problem: { code: 'unreachable' } });
  server.close();
});
