import type { LookupFunction } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dockerConfigWith } from '@/lib/testing/docker-config';
import { answer, type Behaviour, type FaultServer, redirect, startFaultServer } from '@/lib/testing/fault-server';
import { plantedSecrets } from '@/lib/testing/planted-secrets';
import { freshRegistries } from '@/lib/testing/registries';
import { endpointOf } from './endpoint';
import { LatencyHistory } from './latency-history';
import { limits } from './limits';
import { listRepositories } from './list-repositories';
import type { Registries } from './registries';
import { registryContent } from './registry-content';
import { registryDeletion } from './registry-deletion';
import { fetchToken, tokenRequest } from './token';
import { Transport } from './transport';

/** Hosts that a registry names: where to sign in, where to go on. None may be nearer than the registry, or of a cloud’s own. */
const refusedHosts = [
  '169.254.169.254',
  '2852039166',
  '0xa9.0xfe.0xa9.0xfe',
  '[::ffff:169.254.169.254]',
  '[64:ff9b::a9fe:a9fe]',
  '[fd00:ec2::254]',
  '0.0.0.0',
  'metadata.google.internal',
];
const blocked = { problem: { code: 'egress_blocked' } };
const challenge = (realm: string): Behaviour =>
  answer({ status: 401, headers: { 'www-authenticate': `Bearer realm="${realm}",service="x"` } });

let server: FaultServer;
let registries: Registries;
beforeEach(async () => {
  server = await startFaultServer();
  const auth = Buffer.from(`me:${plantedSecrets.password}`).toString('base64');
  const dockerConfigFolder = await dockerConfigWith({ auths: { [server.host]: { auth } } });
  registries = freshRegistries({ dockerConfigFolder, limits: { connectTimeoutMs: 500, attempts: 1 } });
});
afterEach(() => Promise.all([registries.close(), server.stop()]));

const reference = () => ({ kind: 'registry', registry: server.host, repository: 'a/b' }) as const;
const listTags = () => registryContent(reference(), registries).listTags();

describe('a realm', () => {
  test.each(refusedHosts)('at %s is not asked', async (host) => {
    server.on('/v2/a/b/tags/list', challenge(`http://${host}/token`));
    await expect(listTags()).rejects.toMatchObject(blocked);
  });

  test.each(refusedHosts)('that redirects to %s is not followed, and the password not sent on', async (host) => {
    server.on('/v2/a/b/tags/list', challenge(`${server.url}/token`));
    server.on('/token', redirect(`http://${host}/`));
    await expect(listTags()).rejects.toMatchObject(blocked);
  });

  test('that redirects to another host gives it no password', async () => {
    const other = await startFaultServer();
    server.on('/v2/a/b/tags/list', challenge(`${server.url}/token`));
    server.on('/token', redirect(`${other.url}/token`));
    other.on('/token', answer({ status: 401 }));
    await expect(listTags()).rejects.toMatchObject({ problem: { code: 'unauthorized' } });
    expect(other.seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    await other.stop();
  });

  test('of a public registry may be neither here nor in the private network', async () => {
    const registry = new URL('https://registry.example/v2/');
    const trust = { verifications: { own: {}, others: {} }, isAllowed: () => false, latency: new LatencyHistory() };
    const options = { connectionsPerRegistry: null, httpsProxy: null, noProxy: [], limits };
    const transport = new Transport(endpointOf('registry.example', new Set()), trust, options);
    const port = server.host.split(':')[1];
    for (const host of [
      `127.0.0.1:${port}`,
      `localhost:${port}`,
      `[::1]:${port}`,
      '10.0.0.1',
      '192.168.1.1',
      '[fd12::1]',
    ]) {
      const parameters = new Map([['realm', `https://${host}/token`]]);
      const request = tokenRequest({ scheme: 'bearer', parameters }, registry, 'repository:a/b:pull');
      await expect(fetchToken(transport, request, null, {})).rejects.toMatchObject(blocked);
    }
    expect(server.seen).toEqual([]);
    await transport.close();
  });
});

describe('a redirect', () => {
  test.each(refusedHosts)('of the catalog to %s is not followed', async (host) => {
    server.on('/v2/_catalog', redirect(`http://${host}/`));
    await expect(listRepositories(server.host, {}, registries)).rejects.toMatchObject(blocked);
  });

  test('of a deletion is followed nowhere', async () => {
    const other = await startFaultServer();
    server.on('/v2/a/b/manifests/v1', redirect(`${other.url}/v2/a/b/manifests/v1`));
    await expect(registryDeletion(reference(), registries).deleteTag('v1')).rejects.toMatchObject({
      problem: { code: 'registry_error' },
    });
    expect(other.seen).toEqual([]);
    await other.stop();
  });
});

describe('a name', () => {
  const port = () => server.host.split(':')[1];
  /** Resolves a name to one address after another, the last one for good. */
  const changing = (...addresses: readonly string[]): LookupFunction => {
    let turn = 0;
    return (_hostname, _options, callback) => {
      const address = addresses[Math.min(turn++, addresses.length - 1)] ?? '';
      callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
    };
  };

  test.each(['169.254.169.254', '::ffff:169.254.169.254', 'fd00:ec2::254'])(
    'that was good and then means %s is judged anew by each connection',
    async (address) => {
      const registry = `registry.example:${port()}`;
      registries = freshRegistries({
        httpRegistries: new Set([registry]),
        lookup: changing('127.0.0.1', address),
        limits: { attempts: 1 },
      });
      const closing = answer({ body: '{"tags":["v1"]}', headers: { connection: 'close' } });
      server.on('/v2/a/b/tags/list', closing);
      const content = registryContent({ kind: 'registry', registry, repository: 'a/b' }, registries);
      expect((await content.listTags()).tags).toEqual(['v1']);
      await expect(content.listTags()).rejects.toMatchObject(blocked);
      expect(server.seen).toHaveLength(1);
    },
  );
});
