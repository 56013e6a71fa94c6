import 'server-only';
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isDockerHub } from './endpoint';

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
const configSchema = z.object({ auths: z.record(z.string(), entrySchema).optional() });
type Entry = z.infer<typeof entrySchema>;

const read = new Map<string, { atMs: number; auths: Promise<Readonly<Record<string, Entry>>> }>();

/**
 * The credential that the plain `auths` of `config.json` in `folder` hold for `registry`, or null.
 * A missing or unreadable file holds none. @see docker/cli cli/config/configfile
 */
export async function dockerCredential(folder: string, registry: string): Promise<Credential | null> {
  const known = read.get(folder);
  const fresh = known !== undefined && Date.now() - known.atMs < freshMs ? known : undefined;
  const current = fresh ?? { atMs: Date.now(), auths: readAuths(join(folder, 'config.json')) };
  read.set(folder, current);
  return credentialIn(await current.auths, registry);
}

/** The credential for `registry` among `auths`. */
export function credentialIn(auths: Readonly<Record<string, Entry>>, registry: string): Credential | null {
  const exact = Object.hasOwn(auths, registry) ? auths[registry] : undefined;
  const entry = exact ?? Object.entries(auths).find(([key]) => sameRegistry(hostOfKey(key), registry))?.[1];
  return entry === undefined ? null : credentialOf(entry);
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
  if (username === '<token>' && password !== '') return { kind: 'identity', username, identityToken: password };
  return username === '' ? null : { kind: 'password', username, password };
}

async function readAuths(path: string): Promise<Readonly<Record<string, Entry>>> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(maxBytes), 0, maxBytes);
      return configSchema.parse(JSON.parse(buffer.toString('utf8', 0, bytesRead))).auths ?? {};
    } finally {
      await file.close();
    }
  } catch {
    // Without a readable file one asks as anyone may; a registry that wants more says so.
    return {};
  }
}
