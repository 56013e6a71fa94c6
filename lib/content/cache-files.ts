import 'server-only';
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, digestAlgorithm, digestHex, isDigest } from '@/lib/oci/digest';
import { readRegularFile } from './read-regular-file';

/** A file of the cache; its time of modification tells when it was last used. */
export type CacheFile = Readonly<{ digest: Digest; sizeBytes: number; usedAtMs: number }>;

/** Larger content is read from where it came from. */
export const maxFileBytes = 16 * 1024 * 1024;
const ownerOnly = { folder: 0o700, file: 0o600 } as const;

/**
 * Files by digest below `root`: `sha256/ab/ab12…`. `root` itself may be a symbolic link, nothing below it is followed.
 * A file appears whole or not at all: it is written aside and renamed.
 */
export class CacheFiles {
  readonly #root: string;
  readonly #incoming: string;
  readonly #folders = new Set<string>();

  constructor(root: string) {
    this.#root = root;
    this.#incoming = join(root, 'incoming');
  }

  /** All files, the one unused for longest first. What an ended process left half written is removed. */
  async list(): Promise<readonly CacheFile[]> {
    await rm(this.#incoming, { recursive: true, force: true });
    const files: CacheFile[] = [];
    for (const algorithm of await folderNames(this.#root)) {
      for (const shard of await folderNames(join(this.#root, algorithm))) {
        files.push(...(await filesIn(join(this.#root, algorithm, shard), algorithm)));
      }
    }
    return files.sort((a, b) => a.usedAtMs - b.usedAtMs);
  }

  /** Throws what the file system throws, also for a link. */
  async read(digest: Digest): Promise<Uint8Array> {
    return readRegularFile(this.#pathOf(digest), maxFileBytes);
  }

  async replace(digest: Digest, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(digest);
    if (!this.#folders.has(this.#incoming)) await mkdir(this.#root, { recursive: true, mode: ownerOnly.folder });
    await this.#own(this.#incoming);
    await this.#own(join(path, '..', '..'));
    await this.#own(join(path, '..'));
    const aside = join(this.#incoming, randomUUID());
    try {
      await writeFile(aside, bytes, { flag: 'wx', mode: ownerOnly.file });
      await rename(aside, path);
    } catch (cause) {
      this.#folders.clear();
      await rm(aside, { force: true });
      throw cause;
    }
  }

  async remove(digest: Digest): Promise<void> {
    await rm(this.#pathOf(digest), { force: true });
  }

  async markUsed(digest: Digest): Promise<void> {
    const now = new Date();
    await utimes(this.#pathOf(digest), now, now);
  }

  #pathOf(digest: Digest): string {
    const hex = digestHex(digest);
    return join(this.#root, digestAlgorithm(digest), hex.slice(0, 2), hex);
  }

  /** Makes `folder` unless it is there. Throws for a link: what is written stays below `root`. */
  async #own(folder: string): Promise<void> {
    if (this.#folders.has(folder)) return;
    await mkdir(folder, { mode: ownerOnly.folder }).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw cause;
    });
    if (!(await lstat(folder)).isDirectory()) throw new Error(`${folder} is not a folder.`);
    this.#folders.add(folder);
  }
}

async function folderNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(unlessGone([]));
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function filesIn(folder: string, algorithm: string): Promise<CacheFile[]> {
  const found = (await readdir(folder).catch(unlessGone([]))).map(async (name): Promise<CacheFile[]> => {
    const digest = `${algorithm}:${name}`;
    if (!isDigest(digest)) return [];
    const stats = await lstat(join(folder, name)).catch(unlessGone(null));
    return stats?.isFile() ? [{ digest, sizeBytes: stats.size, usedAtMs: stats.mtimeMs }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** The cache may be deleted at any time, also while it is listed. */
function unlessGone<T>(otherwise: T): (cause: NodeJS.ErrnoException) => T {
  return (cause) => {
    if (cause.code === 'ENOENT') return otherwise;
    throw cause;
  };
}
