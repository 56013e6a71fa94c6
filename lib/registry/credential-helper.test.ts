import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dockerConfigWith } from '@/lib/testing/docker-config';
import { answer, type FaultServer, startFaultServer } from '@/lib/testing/fault-server';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { freshRegistries } from '@/lib/testing/registries';
import { serveFixture } from '@/lib/testing/served-fixture';
import { askHelper } from './credential-helper';
import { dockerLogin } from './docker-login';
import { registryContent } from './registry-content';

const path = process.env.PATH;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-helpers-'));
  process.env.PATH = `${folder}${delimiter}${path}`;
});
afterEach(async () => {
  process.env.PATH = path;
  await rm(folder, { recursive: true });
});

/** Puts a helper on the PATH that notes each call. */
async function install(name: string, script: string): Promise<void> {
  const program = join(folder, `docker-credential-${name}`);
  await writeFile(program, `#!/bin/sh\nserver=$(cat)\necho "$1 $server" >> ${folder}/calls\n${script}\n`);
  await chmod(program, 0o755);
}
const calls = async () => (await readFile(join(folder, 'calls'), 'utf8').catch(() => '')).trim().split('\n');
const printed = (login: object) => `printf '%s' '${JSON.stringify({ ServerURL: 'x', ...login })}'`;

describe('a helper', () => {
  test.each([
    ['ghcr.io', 'get ghcr.io'],
    ['localhost:5000', 'get localhost:5000'],
    ['docker.io', 'get https://index.docker.io/v1/'],
  ])('is asked for %s as “%s”', async (registry, call) => {
    await install('test', printed({ Username: 'me', Secret: 'hunter2' }));
    expect(await askHelper('test', registry)).toEqual({
      credential: { kind: 'password', username: 'me', password: 'hunter2' },
      failure: null,
    });
    expect(await calls()).toEqual([call]);
  });

  test('that names “<token>” gives an identity token', async () => {
    await install('test', printed({ Username: '<token>', Secret: 'refresh' }));
    const { credential } = await askHelper('test', 'ghcr.io');
    expect(credential).toEqual({ kind: 'identity', username: '<token>', identityToken: 'refresh' });
  });

  test('that knows no login means no account', async () => {
    await install('test', 'echo credentials not found in native keychain; exit 1');
    expect(await askHelper('test', 'ghcr.io')).toEqual({ credential: null, failure: null });
  });

  test.each([
    ['fails', 'echo hunter2; echo hunter2 >&2; exit 3', '“docker-credential-test” failed with the status 3.'],
    ['answers no JSON', 'echo hunter2', '“docker-credential-test” answered something that is no login.'],
    ['answers without end', 'yes hunter2', '“docker-credential-test” answered more than 65536 bytes.'],
  ])('that %s is named, and nothing of what it printed', async (_, script, sentence) => {
    await install('test', script);
    const login = await askHelper('test', 'ghcr.io');
    expect(login).toEqual({ credential: null, failure: `The credential helper ${sentence}` });
  });

  test('that is missing is named', async () => {
    const { failure } = await askHelper('absent', 'ghcr.io');
    expect(failure).toBe('The credential helper “docker-credential-absent” is not on the PATH.');
  });

  test('that does not answer is left after 10 s', async () => {
    await install('test', 'exec sleep 60');
    const { failure } = await askHelper('test', 'ghcr.io');
    expect(failure).toBe('The credential helper “docker-credential-test” did not answer within 10 s.');
  });

  test.each(['../evil', 'a b', 'a;b', 'a/b', ''])('named “%s” is not run', async (name) => {
    const { failure } = await askHelper(name, 'ghcr.io');
    expect(failure).toBe('The credential helper that Docker’s config.json names has no valid name.');
  });
});

describe('logins', () => {
  const password = (text: string) => ({ auth: Buffer.from(text).toString('base64') });

  test('come from credHelpers before credsStore before auths', async () => {
    await install('own', printed({ Username: 'own', Secret: '1' }));
    await install('all', printed({ Username: 'all', Secret: '2' }));
    const auths = { 'a.example': password('file:3'), 'b.example': password('file:3') };
    const helped = await dockerConfigWith({ auths, credsStore: 'all', credHelpers: { 'a.example': 'own' } });
    const plain = await dockerConfigWith({ auths });
    const names = await Promise.all(
      [
        dockerLogin(helped, 'a.example'),
        dockerLogin(helped, 'b.example'),
        dockerLogin(plain, 'b.example'),
        dockerLogin(plain, 'c.example'),
      ].map(async (login) => (await login).credential?.username),
    );
    expect(names).toEqual(['own', 'all', 'file', undefined]);
  });

  test('are asked for once by a page of requests', async () => {
    await install('test', printed({ Username: 'me', Secret: 'hunter2' }));
    const config = await dockerConfigWith({ credsStore: 'test' });
    await Promise.all(Array.from({ length: 20 }, () => dockerLogin(config, 'a.example')));
    await dockerLogin(config, 'a.example');
    expect(await calls()).toEqual(['get a.example']);
  });
});

describe('a private registry', () => {
  const fixture = imageFixtures.ociManifest();
  let registry: FaultServer;
  beforeEach(async () => {
    registry = await startFaultServer();
    const owner = `Basic ${Buffer.from('me:hunter2').toString('base64')}`;
    const refusal = answer({ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } });
    const guarded: Pick<FaultServer, 'on'> = {
      on: (at, behaviour) =>
        registry.on(at, (response, request) =>
          (request.headers.authorization === owner ? behaviour : refusal)(response, request),
        ),
    };
    serveFixture({ ...registry, ...guarded }, 'a/b', fixture, 'latest');
  });
  afterEach(() => registry.stop());

  async function resolve() {
    const registries = freshRegistries({ dockerConfigFolder: await dockerConfigWith({ credsStore: 'test' }) });
    const reference = { kind: 'registry', registry: registry.host, repository: 'a/b' } as const;
    return registryContent(reference, registries)
      .resolve(reference)
      .finally(() => registries.close());
  }

  test('is read with the login that a helper keeps', async () => {
    await install('test', printed({ Username: 'me', Secret: 'hunter2' }));
    expect((await resolve()).digest).toBe(fixture.descriptor.digest);
  });

  test('says that the helper failed, where that is why it is not read', async () => {
    await install('test', 'echo hunter2; exit 1');
    const error = await resolve().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      problem: {
        code: 'unauthorized',
        hint: 'The credential helper “docker-credential-test” failed with the status 1. So the registry was asked without an account. Mend the helper, or sign in anew.',
      },
    });
    expect(JSON.stringify(error)).not.toContain('hunter2');
  });

  test('keeps the secret to itself when it refuses the login of a helper', async () => {
    await install('test', printed({ Username: 'me', Secret: 'hunter3' }));
    const error = await resolve().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ problem: { code: 'unauthorized', details: { account: 'me' } } });
    expect(JSON.stringify(error)).not.toContain('hunter3');
  });
});
