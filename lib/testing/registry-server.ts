import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { makeCertificate } from './certificate';
import { freePort } from './free-port';
import { plantedSecrets } from './planted-secrets';
import type { TokenAuthority } from './token-server';

const binary = '/usr/bin/docker-registry';

/** The account that `startRegistry({ htpasswd: true })` lets in. */
export const testAccount = { username: 'reader', password: plantedSecrets.password } as const;
// bcrypt is all that Distribution reads, and Node cannot make it: `htpasswd -Bbn` of the two above.
const htpasswdLine = `${testAccount.username}:$2y$05$polyarchpolyarchpolyauy.E2arwCNR1N4wl3J6RHSOPjtmZuDLG`;

/** One line of the registry's access log. */
export type LoggedRequest = Readonly<{ method: string; path: string; status: number; bytes: number }>;

/** A running CNCF Distribution with storage of its own. */
export type RegistryServer = Readonly<{
  /** `127.0.0.1:port`, the registry part of a reference. */
  host: string;
  url: string;
  /** The certificate authority in PEM, where the registry speaks TLS. */
  ca?: string;
  /** What a client that may push sends along, where the registry wants a sign-in. */
  authorization?: string;
  /** Folder of the blobs: tests may damage what is in it. */
  storage: string;
  /** Every request answered so far, in the order of the access log. */
  log(): Promise<readonly LoggedRequest[]>;
  stop(): Promise<void>;
}>;

export type RegistryServerOptions = Readonly<{
  tls?: boolean;
  htpasswd?: boolean;
  /** Lets in whoever brings a token of `startTokenServer`. */
  tokens?: TokenAuthority;
  /** Refuses to delete anything, as Distribution does unless it is told otherwise. */
  keepsAll?: boolean;
  /**
   * As little work as it can do, since it shares the processors with what is measured against it: descriptors are kept in
   * memory, as in Debian's own configuration, memory is collected when 2 GiB are full, and no log is written, so `log` never answers.
   */
  measured?: boolean;
}>;

/** Whether this machine has Debian's registry; tests that need it say so when it is missing. */
export const hasRegistryBinary = (): boolean => existsSync(binary);

/** Starts Debian's docker-registry on a free port of 127.0.0.1 and waits until it answers `/v2/`. */
export async function startRegistry(options: RegistryServerOptions = {}): Promise<RegistryServer> {
  if (!hasRegistryBinary()) throw new Error(`${binary} is missing: run “apt-get install docker-registry”.`);
  const folder = await mkdtemp(join(tmpdir(), 'polyarch-registry-'));
  const certificate = options.tls ? await makeCertificate(folder) : undefined;
  await writeFile(join(folder, 'htpasswd'), `${htpasswdLine}\n`);
  if (options.tokens) await writeFile(join(folder, 'tokens.pem'), options.tokens.rootCertificates);
  const askedPort = options.measured ? await freePort() : 0;
  await writeFile(join(folder, 'config.yml'), configuration(folder, askedPort, options));

  const child = spawn(binary, ['serve', join(folder, 'config.yml')], {
    env: options.measured ? { ...process.env, GOGC: 'off', GOMEMLIMIT: '2GiB' } : process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  if (options.measured) child.stderr.resume();
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const entries: LoggedRequest[] = [];
  createInterface(child.stdout).on('line', (line) => {
    const entry = parseAccessLog(line);
    if (entry !== undefined) entries.push(entry);
  });

  // Without a log the port is not told.
  const host = `127.0.0.1:${askedPort || (await portOf(child.stderr))}`;
  const url = `${options.tls ? 'https' : 'http'}://${host}`;
  const agent = new Agent({ connect: certificate ? { ca: certificate.ca } : {} });
  await ready(url, agent);
  let marks = 0;
  return {
    host,
    url,
    ...(certificate ? { ca: certificate.ca } : {}),
    ...(options.htpasswd ? { authorization: basic(testAccount) } : {}),
    storage: join(folder, 'storage'),
    async log() {
      // The log is written after the answer: a request of our own, once seen there, tells that the rest is there too.
      const mark = `/v2/?mark=${++marks}`;
      await (await request(`${url}${mark}`, { dispatcher: agent })).body.dump();
      while (!entries.some((entry) => entry.path === mark)) await delay(2);
      return entries.filter((entry) => !/^\/v2\/\?(mark|ready)/.test(entry.path));
    },
    async stop() {
      process.off('exit', killWithUs);
      child.kill('SIGTERM');
      await Promise.all([exited, agent.destroy()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function basic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function configuration(
  folder: string,
  port: number,
  { tls, htpasswd, tokens, keepsAll = false, measured }: RegistryServerOptions,
): string {
  return `version: 0.1
log: { level: ${measured ? 'error' : 'info'}, formatter: text, accesslog: { disabled: ${measured === true} } }
storage:
  filesystem: { rootdirectory: ${folder}/storage }
  delete: { enabled: ${!keepsAll} }
${measured ? '  cache: { blobdescriptor: inmemory }' : ''}
http:
  addr: 127.0.0.1:${port}
${tls ? `  tls: { certificate: ${folder}/server.pem, key: ${folder}/server.key }` : ''}
${htpasswd ? `auth: { htpasswd: { realm: test, path: ${folder}/htpasswd } }` : ''}
${tokens ? tokenAuth(folder, tokens) : ''}
`;
}

function tokenAuth(folder: string, { realm, service, issuer }: TokenAuthority): string {
  return `auth: { token: { realm: "${realm}", service: ${service}, issuer: ${issuer}, rootcertbundle: ${folder}/tokens.pem } }`;
}

async function portOf(stderr: NodeJS.ReadableStream): Promise<number> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface(stderr)
      .on('line', (line) => {
        const port = /listening on [^ ]*:(\d+)/.exec(line)?.[1];
        if (port !== undefined) resolve(Number(port));
        else if (lines.length < 50) lines.push(line);
      })
      .once('close', () => reject(new Error(`docker-registry ended before it listened:\n${lines.join('\n')}`)));
  });
}

async function ready(url: string, agent: Agent): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await (await request(`${url}/v2/?ready`, { dispatcher: agent })).body.dump();
      return;
    } catch (error) {
      if (attempt === 100) throw new Error(`docker-registry does not answer ${url}/v2/`, { cause: error });
      await delay(20);
    }
  }
}

/** Apache's combined form: `127.0.0.1 - - [time] "GET /v2/ HTTP/1.1" 200 2 "" "agent"`. */
function parseAccessLog(line: string): LoggedRequest | undefined {
  const match = /"(?<method>[A-Z]+) (?<path>\S+) HTTP\/[\d.]+" (?<status>\d+) (?<bytes>\d+)/.exec(line)?.groups;
  if (match === undefined) return undefined;
  return {
    method: match.method ?? '',
    path: match.path ?? '',
    status: Number(match.status),
    bytes: Number(match.bytes),
  };
}
