import 'server-only';
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isDockerHub } from '@/lib/oci/registry-name';

/** How an account proves itself: a password (Basic, or for a token), or an identity token that is exchanged for one. */
export type Credential = Readonly<
  | { kind: 'password'; username: string; password: string }
  | { kind: 'identity'; username: string; identityToken: string }
>;

/** Docker's own login file holds tens of entries; a megabyte is not one of them. */
const maxBytes = 1024 * 1024;
/** `docker login` in another window counts at once, yet a page of requests reads the file once. */
const freshMs = 2000;

const entrySchema = z.object({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
});
const configSchema = z.object({
  auths: z.record(z.string(), entrySchema).catch({}),
  credsStore: z.string().catch(''),
  credHelpers: z.record(z.string(), z.string()).catch({}),
});
type Entry = z.infer<typeof entrySchema>;

/** What `config.json` says of logins. @see docker/cli cli/config/configfile */
export type DockerConfig = z.infer<typeof configSchema>;

const nothing: DockerConfig = { auths: {}, credsStore: '', credHelpers: {} };
const read = new Map<string, { atMs: number; config: Promise<DockerConfig> }>();

/** The `config.json` in `folder`. A missing or unreadable file says nothing. */
export async function dockerConfig(folder: string): Promise<DockerConfig> {
  const known = read.get(folder);
  const nowMs = performance.now();
  if (known !== undefined && nowMs - known.atMs < freshMs) return known.config;
  const config = readConfig(join(folder, 'config.json'));
  read.set(folder, { atMs: nowMs, config });
  return config;
}

/** The helper that keeps the login of `registry`: the name of its own, else that of all; null when it stands in the file. */
export function helperFor({ credHelpers, credsStore }: DockerConfig, registry: string): string | null {
  return (entryFor(credHelpers, registry) ?? credsStore) || null;
}

/** The credential for `registry` among `auths`. */
export function credentialIn(auths: DockerConfig['auths'], registry: string): Credential | null {
  const entry = entryFor(auths, registry);
  return entry === undefined ? null : credentialOf(entry);
}

/** The hosts for which it has a login, or a helper that may have one. */
export function loginsIn({ auths, credHelpers }: DockerConfig): readonly string[] {
  return [...Object.keys(auths), ...Object.keys(credHelpers)].map(hostOfKey);
}

function entryFor<T>(entries: Readonly<Record<string, T>>, registry: string): T | undefined {
  if (Object.hasOwn(entries, registry)) return entries[registry];
  return Object.entries(entries).find(([key]) => sameRegistry(hostOfKey(key), registry))?.[1];
}

/** Names an account in cache keys: never reversible to its secret, and another password is another account. */
export function accountKey(credential: Credential | null): string {
  if (credential === null) return 'anonymous';
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(credential)))
    .digest('hex');
}

/** Keys are hosts, hosts with a path, or URLs: `https://index.docker.io/v1/` is Docker Hub's. */
function hostOfKey(key: string): string {
  return (key.replace(/^https?:\/\//, '').split('/', 1)[0] ?? '').toLowerCase();
}

function sameRegistry(host: string, registry: string): boolean {
  return host === registry || (isDockerHub(host) && isDockerHub(registry));
}

function credentialOf(entry: Entry): Credential | null {
  const decoded = Buffer.from(entry.auth ?? '', 'base64')
    .toString('utf8')
    .replace(/\0+$/, '');
  const colon = decoded.indexOf(':');
  const username = colon > 0 ? decoded.slice(0, colon) : (entry.username ?? '');
  const password = colon > 0 ? decoded.slice(colon + 1) : (entry.password ?? '');
  if (entry.identitytoken) return { kind: 'identity', username, identityToken: entry.identitytoken };
  return secretOf(username, password);
}

/** What a user name and its secret prove: `<token>` in place of a name says that the secret is an identity token. */
export function secretOf(username: string, secret: string): Credential | null {
  if (username === '<token>') return secret === '' ? null : { kind: 'identity', username, identityToken: secret };
  return username === '' ? null : { kind: 'password', username, password: secret };
}

async function readConfig(path: string): Promise<DockerConfig> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(maxBytes), 0, maxBytes);
      return configSchema.parse(JSON.parse(buffer.toString('utf8', 0, bytesRead)));
    } finally {
      await file.close();
    }
  } catch {
    // Without a readable file one asks as anyone may; a registry that wants more says so.
    return nothing;
  }
}
