import 'server-only';
import type { Digest } from '@/lib/oci/digest';
import { CacheFiles, maxFileBytes } from './cache-files';
import { LruCache } from './lru-cache';
import { WriteBehind } from './write-behind';

export type DiskCacheOptions = Readonly<{
  folder: string;
  maxBytes: number;
  /** Work on the disk begins when nothing was asked of it for as long. */
  quietMs?: number;
}>;

type Known = { readonly sizeBytes: number; usedAtMs: number };

/** Disks give out space in blocks, so many tiny files are bounded too. */
const blockBytes = 4096;
/** What waits to be written, at most. */
const maxWaitingBytes = 64 * 1024 * 1024;
/** When a file was last used is kept on the disk this exactly. */
const usedExactlyMs = 60 * 60 * 1000;

/**
 * Bytes under digests, in files: bounded, outliving the process, and never in anyone's way. What was used last stays,
 * also across restarts. Whether bytes match their digest is for the reader to check.
 */
export class DiskCache {
  readonly #files: CacheFiles;
  readonly #known: LruCache<Known, Digest>;
  readonly #work: WriteBehind;
  readonly #listed: Promise<void>;
  #isListed = false;

  constructor({ folder, maxBytes, quietMs = 250 }: DiskCacheOptions) {
    this.#files = new CacheFiles(folder);
    this.#known = new LruCache(maxBytes, sizeOnDisk, (evicted) => {
      this.#work.add(evicted, 0, () => this.#files.remove(evicted));
    });
    const onFailed = complaintAbout(folder);
    this.#work = new WriteBehind({ maxBytes: maxWaitingBytes, quietMs, onFailed });
    this.#listed = this.#list().catch(onFailed);
  }

  /** The bytes under `digest`; undefined when there are none that can be read. */
  async read(digest: Digest): Promise<Uint8Array | undefined> {
    if (!this.mayHave(digest)) return undefined;
    try {
      const bytes = await this.#files.read(digest);
      this.markUsed(digest);
      return bytes;
    } catch {
      this.#known.delete(digest);
      return undefined;
    }
  }

  /** Whether asking for `digest` is worth it; while the folder is not listed yet, nobody knows. */
  mayHave(digest: Digest): boolean {
    return !this.#isListed || this.has(digest);
  }

  has(digest: Digest): boolean {
    return this.#known.get(digest) !== undefined;
  }

  /** Keeps what `bytes` gives when the time has come to write it. */
  write(digest: Digest, sizeBytes: number, bytes: () => Uint8Array): void {
    if (sizeBytes > maxFileBytes) return;
    this.#work.add(digest, sizeBytes, async () => {
      await this.#listed;
      const current = bytes();
      await this.#files.replace(digest, current);
      this.#known.set(digest, { sizeBytes: current.length, usedAtMs: Date.now() });
    });
  }

  /** Counts as a use where the bytes were at hand without this cache. */
  markUsed(digest: Digest): void {
    const known = this.#known.get(digest);
    if (known === undefined || Date.now() - known.usedAtMs < usedExactlyMs) return;
    known.usedAtMs = Date.now();
    this.#work.add(digest, 0, () => this.#files.markUsed(digest));
  }

  /** Removes what turned out to be damaged. */
  drop(digest: Digest): void {
    this.#known.delete(digest);
    this.#work.add(digest, 0, async () => {
      await this.#listed;
      this.#known.delete(digest);
      await this.#files.remove(digest);
    });
  }

  /** Does at once what waits to be done. */
  async flush(): Promise<void> {
    await this.#work.flush();
  }

  async #list(): Promise<void> {
    const files = await this.#files.list();
    for (const { digest, ...file } of files) this.#known.set(digest, file);
    this.#isListed = true;
  }
}

function sizeOnDisk({ sizeBytes }: Known): number {
  return Math.ceil(sizeBytes / blockBytes) * blockBytes;
}

/** One sentence for all failures: everything works without a cache, only slower. */
function complaintAbout(folder: string): (cause: unknown) => void {
  let isSaid = false;
  return (cause) => {
    if (isSaid) return;
    isSaid = true;
    process.stderr.write(`The cache in “${folder}” cannot be used: ${String(cause)}\n`);
  };
}
