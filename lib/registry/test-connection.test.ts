import { mkdtemp, rm } from 'node:fs/promises';
import type { LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings, type RegistrySettings } from '@/lib/account/registry-settings';
import { type ConnectionTest, connectionTestSchema } from '@/lib/contract/registry';
import { type Certificate, makeCertificate } from '@/lib/testing/certificate';
import { answer, type FaultServer, silent, startFaultServer } from '@/lib/testing/fault-server';
import { plantedSecrets, secretsIn } from '@/lib/testing/planted-secrets';
import { freshRegistries } from '@/lib/testing/registries';
import { type RegistryServer, startRegistry, testAccount } from '@/lib/testing/registry-server';
import { startTokenServer, type TokenServer } from '@/lib/testing/token-server';
import type { RegistriesOptions } from './registries';
import { testConnection } from './test-connection';

let tokens: TokenServer;
let registries: Readonly<Record<'plain' | 'secure' | 'locked' | 'bearer', RegistryServer>>;
let folder: string;
let certificate: Certificate;
let faulty: FaultServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-trial-'));
  certificate = await makeCertificate(folder);
  tokens = await startTokenServer();
  const [plain, secure, locked, bearer] = await Promise.all([
    startRegistry(),
    startRegistry({ tls: true }),
    startRegistry({ htpasswd: true }),
    startRegistry({ tokens: tokens.authority }),
  ]);
  registries = { plain, secure, locked, bearer };
}, 60_000);
afterAll(() => Promise.all([...Object.values(registries), tokens].map((server) => server.stop())));
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  faulty = await startFaultServer();
});
afterEach(() => faulty.stop());

type Trial = Readonly<{ settings?: Partial<RegistrySettings>; secret?: string; options?: Partial<RegistriesOptions> }>;

async function run(registry: string, { settings = {}, secret, options = {} }: Trial = {}): Promise<ConnectionTest> {
  const decided = { settings: { ...defaultSettings(registry), ...settings }, secret: async () => secret ?? null };
  const host = freshRegistries(options).trial(registry, decided);
  const tested = await testConnection(host);
  await host.transport.close();
  expect(secretsIn(JSON.stringify(tested))).toEqual([]);
  expect(tested.steps.map(({ step }) => step)).toEqual(['name', 'tcp', 'tls', 'ping', 'challenge', 'token', 'scope']);
  return connectionTestSchema.parse(tested);
}

const states = ({ steps }: ConnectionTest) => steps.map(({ state }) => state).join(' ');
const failure = ({ steps }: ConnectionTest) => steps.find(({ state }) => state === 'failed');
const account = (username: string, secret: 'password' | 'token' = 'password') => ({
  settings: { account: { kind: 'stored', username, secret, sealed: '', storedAtMs: 0 } } as const,
});
const toLoopback: LookupFunction = (_name, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]);
const named = ({ host }: { host: string }, name = 'registry.test') => host.replace('127.0.0.1', name);

describe('a registry that anyone may ask', () => {
  test('passes every step that it needs', async () => {
    const tested = await run(registries.plain.host);
    expect(states(tested)).toBe('unneeded passed unneeded passed unneeded unneeded unneeded');
    expect(tested.steps[3]).toMatchObject({
      message: 'It answers 200: everyone may ask.',
      facts: [{ name: 'docker-distribution-api-version', value: 'registry/2.0' }],
    });
  });

  test('is looked up by its name, with all its addresses', async () => {
    const lookup: LookupFunction = (_name, _options, found) =>
      found(null, [
        { address: '169.254.169.254', family: 4 },
        { address: '127.0.0.1', family: 4 },
        { address: '::1', family: 6 },
      ]);
    const tested = await run(named(registries.plain), { settings: { http: true }, options: { lookup } });
    expect(tested.steps[0]).toMatchObject({
      state: 'passed',
      message: '“registry.test” is 127.0.0.1, a loopback address.',
      facts: [{ name: 'also', value: '::1' }],
    });
  });
});

describe('the way to a registry', () => {
  test.each([
    ['has no name', 'nowhere.invalid', 'name', 'No address is known for “nowhere.invalid”.'],
    ['is a metadata service', '169.254.169.254', 'name', 'is at 169.254.169.254, a link-local address.'],
    ['leads to a closed port', '127.0.0.1:1', 'tcp', 'refuses connections'],
  ])('that %s ends there', async (_, host, step, message) => {
    const lookup: LookupFunction = (_name, _options, found) =>
      found(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), []);
    const tested = await run(host, { options: { lookup } });
    expect(failure(tested)).toMatchObject({ step, action: null, message: expect.stringContaining(message) });
    expect(states(tested)).toMatch(/failed( skipped)+$/);
  });

  test('that never answers ends in time', async () => {
    faulty.on('/v2/', silent);
    const limits = { trialTimeoutMs: 200 };
    const tested = await run(faulty.host, { settings: { http: true }, options: { limits } });
    expect(failure(tested)).toMatchObject({ step: 'ping', message: expect.stringContaining('within 0.2 s') });
  });

  test('of plain http is told, with what allows it', async () => {
    const host = named(registries.plain);
    const tested = await run(host, { options: { lookup: toLoopback } });
    expect(states(tested)).toBe('passed passed failed skipped skipped skipped skipped');
    expect(failure(tested)).toMatchObject({ step: 'tls', action: 'allow-http' });
    const allowed = await run(host, { settings: { http: true }, options: { lookup: toLoopback } });
    expect(failure(allowed)).toBeUndefined();
  });

  test('to something else than a registry ends at the first request', async () => {
    faulty.on('/v2/', answer({ status: 404, body: '<html>' }));
    expect(failure(await run(faulty.host))).toMatchObject({
      step: 'ping',
      message: `“${faulty.host}” answers 404 where a registry answers 200 or 401.`,
    });
  });
});

describe('a certificate', () => {
  test('that nobody vouches for is shown, and trusting it lets the registry be asked', async () => {
    const { secure } = registries;
    const tested = await run(secure.host);
    const refused = failure(tested);
    expect(refused).toMatchObject({
      step: 'tls',
      action: 'trust-ca',
      message: `The certificate of “${secure.host}” is not trusted: its authority is not known here. Nothing was sent to it.`,
      certificate: { fingerprint256: expect.stringMatching(/^([0-9A-F]{2}:){31}/) },
    });
    expect(await secure.log()).toEqual([]);
    const trusted = await run(secure.host, { settings: { ca: refused?.value ?? null } });
    expect(trusted.steps[2]).toMatchObject({
      state: 'passed',
      message: 'TLS 1.3, verified by the authority given for it.',
      certificate: { subject: 'CN=localhost', issuer: 'CN=Polyarch test CA' },
    });
    expect(failure(trusted)).toBeUndefined();
  });

  test('is verified by the authority behind it as well', async () => {
    const { secure } = registries;
    expect(failure(await run(secure.host, { settings: { ca: secure.ca ?? null } }))).toBeUndefined();
  });

  test('of another authority than the one given is refused', async () => {
    const tested = await run(registries.secure.host, { settings: { ca: certificate.ca } });
    expect(failure(tested)).toMatchObject({ step: 'tls', action: 'trust-ca' });
  });

  test('for another name cannot be helped by trusting its authority', async () => {
    const { secure } = registries;
    const settings = { ca: secure.ca ?? null };
    const tested = await run(named(secure, 'other.test'), { settings, options: { lookup: toLoopback } });
    expect(failure(tested)).toMatchObject({ step: 'tls', action: null, certificate: { subject: 'CN=localhost' } });
  });

  test('that is not to be verified passes, and that is said', async () => {
    const tested = await run(registries.secure.host, { settings: { tlsVerify: false } });
    expect(failure(tested)).toBeUndefined();
    expect(tested.steps[2]?.message).toMatch(/not verified, as was chosen: its authority is not known here\.$/);
  });
});

describe('an account', () => {
  const { username, password } = testAccount;

  test('is wanted where none is, wrong where it is wrong, and let in where it is right: Basic', async () => {
    const { host } = registries.locked;
    expect(failure(await run(host))).toMatchObject({ step: 'token', action: 'sign-in' });
    const wrong = await run(host, { ...account(username), secret: 'wrong' });
    expect(failure(wrong)).toMatchObject({
      step: 'token',
      action: 'sign-in',
      message: `${host} does not accept “reader”: the password or token is wrong.`,
    });
    const right = await run(host, { ...account(username), secret: password });
    expect(states(right)).toBe('unneeded passed unneeded passed passed passed unneeded');
    expect(right.steps[5]?.message).toBe(`${host} accepts “reader”.`);
  });

  test('gets a token from the server that the registry names: Bearer', async () => {
    const { host } = registries.bearer;
    const right = await run(host, { ...account('reader'), secret: plantedSecrets.password });
    expect(failure(right)).toBeUndefined();
    expect(right.steps[4]).toMatchObject({
      message: `Bearer: tokens come from “${tokens.host}”.`,
      facts: [
        { name: 'realm', value: tokens.authority.realm },
        { name: 'service', value: 'registry.test' },
      ],
    });
    expect(right.steps[6]?.facts[0]).toEqual({ name: 'to read', value: 'repository:NAME:pull' });
    const wrong = await run(host, { ...account('reader'), secret: 'wrong' });
    expect(failure(wrong)).toMatchObject({
      step: 'token',
      action: 'sign-in',
      message: expect.stringContaining('“reader”'),
    });
    expect(failure(await run(host))).toBeUndefined();
  });

  test('of an identity token is exchanged; one that holds no more is told from a wrong password', async () => {
    const { host } = registries.bearer;
    const right = await run(host, { ...account('<token>', 'token'), secret: plantedSecrets.identityToken });
    expect(failure(right)).toBeUndefined();
    const wrong = await run(host, { ...account('<token>', 'token'), secret: 'old' });
    expect(failure(wrong)?.message).toContain('has expired');
  });

  test('whose key is gone is told, and nothing is sent', async () => {
    const tested = await run(registries.locked.host, account(username));
    expect(failure(tested)).toMatchObject({
      step: 'token',
      action: 'sign-in',
      message: expect.stringContaining('is gone'),
    });
  });

  test('is not sent over plain http to another machine', async () => {
    const requests: unknown[] = [];
    faulty.on('/v2/', (response, request) => {
      requests.push(request.headers.authorization);
      answer({ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } })(response, request);
    });
    const { settings } = account('me');
    const tested = await run(named(faulty), {
      settings: { ...settings, http: true },
      secret: plantedSecrets.password,
      options: { lookup: toLoopback },
    });
    expect(failure(tested)).toMatchObject({
      step: 'token',
      action: null,
      message: 'It lets in nobody without an account. No account is sent over plain http.',
    });
    expect(requests).toEqual([undefined]);
  });
});

describe('a token server', () => {
  const challenge = (realm: string) =>
    answer({ status: 401, headers: { 'www-authenticate': `Bearer realm="${realm}",service="x"` } });

  test.each(['http://169.254.169.254/token', 'http://metadata.google.internal/token'])(
    'at %s is not asked, and cannot be allowed',
    async (realm) => {
      faulty.on('/v2/', challenge(realm));
      const settings = { allowedAddresses: ['0.0.0.0/0'] };
      expect(failure(await run(faulty.host, { settings }))).toMatchObject({ step: 'token', action: null });
    },
  );

  test('that is no URL ends at the challenge', async () => {
    faulty.on('/v2/', challenge('token'));
    expect(failure(await run(faulty.host))).toMatchObject({ step: 'challenge' });
  });

  test('is trusted by the registry’s own authority and by public ones, unless it is the registry’s own host', async () => {
    const realm = await startFaultServer(certificate);
    realm.on('/token', answer({ body: '{"token":"granted"}' }));
    const elsewhere = realm.url.replace('127.0.0.1', 'localhost');
    const secure = await startFaultServer(await makeCertificate(await mkdtemp(join(folder, 'own-'))));
    const trusted = failure(await run(secure.host));
    const settings = { ca: trusted?.value ?? null };
    secure.on('/v2/', challenge(`${elsewhere}/token`));
    // What this test calls public stands in place of the system's roots.
    expect(failure(await run(secure.host, { settings, options: { ca: certificate.ca } }))).toBeUndefined();
    const untrusted = failure(await run(secure.host, { settings }));
    expect(untrusted).toMatchObject({ step: 'token', action: 'trust-ca' });
    expect(untrusted?.value).toContain('BEGIN CERTIFICATE');
    secure.on('/v2/', challenge(`${realm.url}/token`));
    const same = failure(await run(secure.host, { settings, options: { ca: certificate.ca } }));
    expect(same).toMatchObject({ step: 'token', action: 'trust-ca' });
    await Promise.all([realm.stop(), secure.stop()]);
  });
});
