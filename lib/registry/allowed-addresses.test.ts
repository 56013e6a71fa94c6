import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answer, type FaultServer, startFaultServer } from '@/lib/testing/fault-server';
import { problemOf } from '@/lib/testing/problem-of';
import { allowedAddresses, checkAddresses } from './allowed-addresses';
import { endpointOf } from './endpoint';
import { LatencyHistory } from './latency-history';
import { limits } from './limits';
import { takeStep } from './test-step';
import { Transport } from './transport';

test.each([
  ['10.20.9.31', ['10.20.9.31'], true],
  ['10.20.9.32', ['10.20.9.31'], false],
  ['10.20.9.31', ['10.20.0.0/16', '192.168.0.0/24'], true],
  ['::ffff:10.20.9.31', ['10.20.0.0/16'], true],
  ['10.21.0.1', ['10.20.0.0/16'], false],
  ['fd00::7', ['fd00::/8'], true],
  ['fd00::7', ['10.0.0.0/8', '::1'], false],
  ['10.0.0.1', [], false],
])('%s is allowed by %j: %s', (address, texts, isAllowed) => {
  checkAddresses(texts);
  expect(allowedAddresses(texts)(address)).toBe(isAllowed);
});

test.each(['', 'intranet', '10.0.0.0/33', '10.0.0', '10.0.0.0/', '/8', 'fe80::1%eth0', '10.0.0.0/8/8', '::/129'])(
  '“%s” is no address and no network',
  (text) => {
    expect(problemOf(() => checkAddresses(['10.0.0.1', text]))).toMatchObject({
      code: 'request_invalid',
      message: `The field “allowedAddresses” is wrong: “${text}” is neither an IP address nor a network.`,
    });
  },
);

describe('a host that a public registry names', () => {
  let server: FaultServer;
  let transport: Transport;
  beforeEach(async () => {
    server = await startFaultServer();
    server.on('/', answer({ body: 'here' }));
  });
  afterEach(() => Promise.all([transport.close(), server.stop()]));

  function allow(...texts: string[]): void {
    const trust = { verifications: { own: {}, others: {} }, isAllowed: allowedAddresses(texts) };
    const options = { connectionsPerRegistry: null, httpsProxy: null, noProxy: [], limits };
    const latency = new LatencyHistory();
    transport = new Transport(endpointOf('registry.example', new Set()), { ...trust, latency }, options);
  }
  const ask = (url: string) => transport.send({ url: new URL(url), method: 'GET', headers: {}, maxBytes: 100 });

  test('may be at an address that was allowed, and at no other one', async () => {
    allow('127.0.0.0/8');
    expect((await ask(server.url)).status).toBe(200);
    expect((await ask(server.url.replace('127.0.0.1', 'localhost'))).status).toBe(200);
    await expect(ask('http://10.0.0.1/')).rejects.toMatchObject({
      problem: { code: 'egress_blocked', details: { registry: 'registry.example', address: '10.0.0.1' } },
    });
  });

  test('is never a metadata service, whatever was allowed', async () => {
    allow('0.0.0.0/0', '::/0');
    for (const host of ['169.254.169.254', '[fd00:ec2::254]', 'metadata.google.internal']) {
      await expect(ask(`http://${host}/`)).rejects.toMatchObject({ problem: { code: 'egress_blocked' } });
    }
  });

  test('is told by its address in a test, so that this one can be allowed', async () => {
    allow();
    const step = await takeStep('token', async () => ({ message: `${(await ask(server.url)).status}` }));
    expect(step).toMatchObject({ state: 'failed', action: 'allow-address', value: '127.0.0.1' });
  });
});
