import 'server-only';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { readListenAddress } from './command/listen-address.mjs';

/** What the environment decides, read once. The table in the README is its manual. */
export type Settings = Readonly<{
  port: number;
  listen: string;
  /** Absolute path of the folder with the database, the layouts and the cache. */
  dataFolder: string;
  /** `host:port` of registries spoken to in plain http; loopback ones need not be named. */
  httpRegistries: ReadonlySet<string>;
  /** Absolute path of the folder that holds Docker's `config.json`. */
  dockerConfigFolder: string;
  httpsProxy: string | null;
  noProxy: readonly string[];
  /** Connections per registry; null means 64 on loopback and 16 elsewhere. */
  connectionsPerRegistry: number | null;
  /** The most that content may take on the disk; 0 for no cache there. */
  cacheBytes: number;
  /** The most that one uploaded archive may have, as it was sent and as it unpacks. */
  uploadBytes: number;
  /** What stored passwords are sealed with: the first seals, all open. Empty: with a key in the data folder. */
  secrets: readonly string[];
}>;

type Environment = Readonly<Record<string, string | undefined>>;

let current: Settings | undefined;

/** The settings of this process. Throws an `Error` that names the variable and what it may be. */
export function settings(): Settings {
  current ??= readSettings(process.env);
  return current;
}

/** Reads settings from `environment`; `settings()` is this with the process's own. An empty variable counts as unset. */
export function readSettings(environment: Environment): Settings {
  return {
    ...readListenAddress(environment),
    // The bundler must not trace folders of the person who runs it into the build.
    dataFolder: resolve(/* turbopackIgnore: true */ read(environment, 'POLYARCH_DATA') ?? '.data'),
    httpRegistries: readHttpRegistries(environment),
    dockerConfigFolder: readDockerConfig(environment),
    httpsProxy: readHttpsProxy(environment),
    noProxy: list(read(environment, 'NO_PROXY') ?? read(environment, 'no_proxy')),
    connectionsPerRegistry: readConnections(environment),
    cacheBytes: readCacheBytes(environment),
    uploadBytes: readUploadBytes(environment),
    secrets: readSecrets(environment),
  };
}

function read(environment: Environment, name: string): string | undefined {
  return environment[name]?.trim() || undefined;
}

function list(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

function refuse(name: string, value: string, rule: string): never {
  throw new Error(`${name} is “${value}”, but ${rule}`);
}

function readConnections(environment: Environment): number | null {
  const text = read(environment, 'POLYARCH_CONNECTIONS');
  if (text === undefined) return null;
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > 256) {
    refuse('POLYARCH_CONNECTIONS', text, 'it must be a whole number from 1 to 256.');
  }
  return count;
}

const defaultCacheBytes = 512 * 1024 * 1024;
const mostCacheBytes = 1024 ** 4;

function readCacheBytes(environment: Environment): number {
  const text = read(environment, 'POLYARCH_CACHE_BYTES');
  if (text === undefined) return defaultCacheBytes;
  const bytes = Number(text);
  if (!/^\d+$/.test(text) || bytes > mostCacheBytes) {
    refuse(
      'POLYARCH_CACHE_BYTES',
      text,
      `it must be a whole number from 0 (no cache on the disk) to ${mostCacheBytes}.`,
    );
  }
  return bytes;
}

const defaultUploadBytes = 8 * 1024 ** 3;
const mostUploadBytes = 1024 ** 4;

function readUploadBytes(environment: Environment): number {
  const text = read(environment, 'POLYARCH_UPLOAD_BYTES');
  if (text === undefined) return defaultUploadBytes;
  const bytes = Number(text);
  if (!/^\d+$/.test(text) || bytes < 1 || bytes > mostUploadBytes) {
    refuse('POLYARCH_UPLOAD_BYTES', text, `it must be a whole number from 1 to ${mostUploadBytes}.`);
  }
  return bytes;
}

const leastSecretLength = 32;

function readSecrets(environment: Environment): readonly string[] {
  const secrets = list(read(environment, 'POLYARCH_SECRET'));
  const short = secrets.find((secret) => secret.length < leastSecretLength);
  if (short === undefined) return secrets;
  // What is secret is not repeated, not even when it is wrong.
  throw new Error(
    `POLYARCH_SECRET holds a secret of ${short.length} characters, but each must have at least ${leastSecretLength}. “openssl rand -hex 32” makes a good one.`,
  );
}

/** A host name, an IPv4 address or an IPv6 address in brackets, with an optional port. */
const registryHost = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\])(:\d{1,5})?$/;

function readHttpRegistries(environment: Environment): ReadonlySet<string> {
  const hosts = list(read(environment, 'POLYARCH_HTTP_REGISTRIES')).map((host) => host.toLowerCase());
  for (const host of hosts) {
    if (!registryHost.test(host)) {
      refuse(
        'POLYARCH_HTTP_REGISTRIES',
        host,
        'each registry must be a host with an optional port, such as registry.lan:5000, without “http://” and without a path.',
      );
    }
  }
  return new Set(hosts);
}

function readDockerConfig(environment: Environment): string {
  const folder = read(environment, 'DOCKER_CONFIG');
  if (folder?.endsWith('/config.json')) {
    refuse('DOCKER_CONFIG', folder, 'it must be the folder that holds config.json, not the file.');
  }
  return resolve(/* turbopackIgnore: true */ folder ?? join(homedir(), '.docker'));
}

function readHttpsProxy(environment: Environment): string | null {
  const name = read(environment, 'HTTPS_PROXY') === undefined ? 'https_proxy' : 'HTTPS_PROXY';
  const text = read(environment, name);
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    // The value may hold a password, so it is not repeated here.
    throw new Error(`${name} must be a URL such as http://proxy.example:3128.`);
  }
  return text;
}
