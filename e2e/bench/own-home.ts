import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A home that nobody used before: Docker and its kin keep what they read in it, and look there for credentials. */
export type OwnHome = Readonly<{ folder: string; environment: Readonly<Record<string, string>> }>;

/** Runs `work` with a new home, which is gone after. */
export async function withOwnHome<T>(work: (home: OwnHome) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'polyarch-peer-'));
  const environment = { DOCKER_CONFIG: folder, HOME: folder };
  return work({ folder, environment }).finally(() => rm(folder, { recursive: true, force: true }));
}
