import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, type FaultServer, startFaultServer } from '@/lib/testing/fault-server';
import { freshRegistries } from '@/lib/testing/registries';
import { guardAddress, rangeOf } from './egress-guard';
import { registryContent } from './registry-content';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
  server.on('/v2/a/b/tags/list', answer({ body: '{"tags":["v1"]}' }));
});
afterAll(() => server.stop());

const tagsOf = (registry: string, options: Parameters<typeof freshRegistries>[0] = {}) => {
  const registries = freshRegistries({ limits: { connectTimeoutMs: 500, attempts: 1 }, ...options });
  return registryContent({ kind: 'registry', registry, repository: 'a/b' }, registries)
    .listTags()
    .finally(() => registries.close());
};

describe('addresses that are always refused, typed or not', () => {
  test.each([
    ['169.254.169.254', 'AWS, GCP, Azure'],
    ['169.254.170.2', 'AWS ECS'],
    ['100.100.100.200', 'Alibaba'],
    ['168.63.129.16', 'Azure'],
    ['192.0.0.192', 'Oracle'],
    ['[fd00:ec2::254]', 'AWS over IPv6'],
    ['[fd00:0ec2:0:0:0:0:0:254]', 'the same, written out'],
    ['[fe80::1]', 'link-local'],
    ['0.0.0.0', 'unspecified'],
    ['[::]', 'unspecified'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['[ff02::1]', 'multicast'],
    ['2852039166', 'decimal'],
    ['0xa9fea9fe', 'hexadecimal'],
    ['0xA9.0xFE.0xA9.0xFE', 'hexadecimal parts'],
    ['0251.0376.0251.0376', 'octal'],
    ['169.254.43518', 'three parts'],
    ['169.16689662', 'two parts'],
    ['169.254.169.254.', 'with the root’s dot'],
    ['[::ffff:169.254.169.254]', 'IPv4-mapped'],
    ['[::ffff:a9fe:a9fe]', 'IPv4-mapped in hexadecimal'],
    ['[::169.254.169.254]', 'IPv4-compatible'],
    ['[64:ff9b::169.254.169.254]', 'NAT64'],
    ['[64:ff9b::a9fe:a9fe]', 'NAT64 in hexadecimal'],
    ['[64:ff9b:1::a9fe:a9fe]', 'local NAT64'],
    ['[2002:a9fe:a9fe::1]', '6to4'],
    ['metadata.google.internal', 'by name'],
    ['METADATA.google.internal.', 'by name, written otherwise'],
  ])('%s (%s)', async (host) => {
    await expect(tagsOf(`${host}:80`)).rejects.toMatchObject({ problem: { code: 'egress_blocked' } });
    await expect(tagsOf(`${host}:80`, { httpRegistries: new Set([`${host.toLowerCase()}:80`]) })).rejects.toMatchObject(
      {
        problem: { code: 'egress_blocked' },
      },
    );
  });

  test('every address of the metadata range, in each form that IPv6 has for it', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), (c, d) => {
        const hex = (((c << 8) | d) >>> 0).toString(16);
        for (const address of [
          `169.254.${c}.${d}`,
          `::ffff:169.254.${c}.${d}`,
          `0:0:0:0:0:FFFF:a9fe:${hex}`,
          `64:ff9b::a9fe:${hex}`,
        ]) {
          expect(() => guardAddress(address, { nearest: 'loopback' }, 'host')).toThrow('does not connect');
        }
      }),
    );
  });
});

describe('names', () => {
  const resolvingTo =
    (...addresses: string[]): LookupFunction =>
    (_hostname, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );

  test('a name that resolves to metadata is refused where it connects', async () => {
    for (const address of ['169.254.169.254', 'fd00:ec2::254', '::ffff:169.254.169.254']) {
      await expect(tagsOf('registry.example', { lookup: resolvingTo(address) })).rejects.toMatchObject({
        problem: { code: 'egress_blocked', details: { host: 'registry.example', address } },
      });
    }
  });

  test('of several addresses only those that may be used are connected to', async () => {
    const port = server.host.split(':')[1];
    const registry = `registry.example:${port}`;
    const lookup = resolvingTo('169.254.169.254', '127.0.0.1');
    const page = await tagsOf(registry, { lookup, httpRegistries: new Set([registry]) });
    expect(page.tags).toEqual(['v1']);
  });

  test('a host that the person typed may be this machine or in the private network', async () => {
    expect((await tagsOf(server.host)).tags).toEqual(['v1']);
    expect((await tagsOf(`localhost:${server.host.split(':')[1]}`, { lookup: systemLookup })).tags).toEqual(['v1']);
    expect(() => guardAddress('192.168.1.5', { nearest: 'loopback' }, 'registry.lan')).not.toThrow();
  });

  test('a host that a registry names may not be nearer than the registry itself', () => {
    expect(() => guardAddress('127.0.0.1', { nearest: 'public' }, 'x')).toThrow('loopback');
    expect(() => guardAddress('::1', { nearest: 'private' }, 'x')).toThrow('loopback');
    expect(() => guardAddress('10.1.2.3', { nearest: 'public' }, 'x')).toThrow('private');
    expect(() => guardAddress('10.1.2.3', { nearest: 'private' }, 'x')).not.toThrow();
    expect(() => guardAddress('93.184.216.34', { nearest: 'public' }, 'x')).not.toThrow();
  });
});

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.255.0.9', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:7f00:1', 'loopback'],
  ['10.0.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.0.1', 'private'],
  ['100.64.0.1', 'private'],
  ['fd12::1', 'private'],
  ['8.8.8.8', 'public'],
  ['2606:4700::1111', 'public'],
  ['fe80::1%eth0', 'never'],
  ['not-an-address', 'never'],
])('%s is %s', (address, reach) => {
  expect(rangeOf(address).reach).toBe(reach);
});
