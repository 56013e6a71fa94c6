import 'server-only';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

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
}>;

let current: Settings | undefined;

/** The settings of this process. Throws an `Error` that names the variable and what it may be. */
export function settings(): Settings {
  current ??= readSettings(process.env);
  return current;
}

/** Reads settings from `environment`; `settings()` is this with the process's own. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  return {
    port: Number(environment.PORT ?? 3000),
    listen: environment.POLYARCH_LISTEN ?? '127.0.0.1',
    dataFolder: resolve(environment.POLYARCH_DATA ?? '.data'),
    httpRegistries: new Set((environment.POLYARCH_HTTP_REGISTRIES ?? '').split(',').filter(Boolean)),
    dockerConfigFolder: resolve(environment.DOCKER_CONFIG ?? join(homedir(), '.docker')),
    httpsProxy: environment.HTTPS_PROXY ?? environment.https_proxy ?? null,
    noProxy: (environment.NO_PROXY ?? environment.no_proxy ?? '').split(',').filter(Boolean),
    connectionsPerRegistry: null,
  };
}
