import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskCache } from '@/lib/content/disk-cache';
import type { SightingDisk } from './sighting-book';

export type RegistryCacheOptions = Readonly<{ folder: string; maxBytes: number }>;

/** What outlives the process: bytes by digest for all, and what each account saw where. */
export type RegistryCache = Readonly<{ content: DiskCache; sightings: Promise<SightingDisk | null> }>;

/** Records are small beside what they tell of: a thousandth of the default cache holds hundreds of repositories. */
const sightingsBytes = 64 * 1024 * 1024;
const secretBytes = 32;

/** Opens the cache in `folder`, which is made when something is written first. */
export function openRegistryCache({ folder, maxBytes }: RegistryCacheOptions): RegistryCache {
  const content = new DiskCache({ folder: join(folder, 'content'), maxBytes });
  const records = new DiskCache({ folder: join(folder, 'sightings'), maxBytes: sightingsBytes });
  // Without a secret that lasts, records would never be found again; then they live in memory alone.
  const sightings = keptSecret(folder).then(
    (secret) => ({ records, secret }),
    () => null,
  );
  return { content, sightings };
}

/** The secret in `folder`, made when there is none: names of records tell nothing to whoever lacks it. */
async function keptSecret(folder: string): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'secret');
  try {
    await writeFile(path, randomBytes(secretBytes), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
  }
  const secret = await readFile(path);
  if (secret.length !== secretBytes) throw new Error(`${path} is damaged.`);
  return secret;
}
