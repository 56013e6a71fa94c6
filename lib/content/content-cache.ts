import 'server-only';
import { type Digest, digestAlgorithm } from '@/lib/oci/digest';
import type { DiskCache } from './disk-cache';
import { LruCache } from './lru-cache';
import { SingleFlight } from './single-flight';
import { digestOf } from './verify';

const maxBytes = 64 * 1024 * 1024;
/** What a cached entry costs beside its bytes, so that many tiny ones are bounded too. */
const overheadBytes = 512;

/** Verified bytes by their digest, in memory and on disk. That a repository has them is known elsewhere; see the README. */
export class ContentCache {
  readonly #bytes = new LruCache<Uint8Array>(maxBytes, (bytes) => bytes.length + overheadBytes);
  readonly #disk: DiskCache | null;
  readonly #reads = new SingleFlight<Uint8Array | undefined>();

  constructor(disk: DiskCache | null = null) {
    this.#disk = disk;
  }

  async get(digest: Digest): Promise<Uint8Array | undefined> {
    const bytes = this.#bytes.get(digest);
    if (bytes === undefined)
      return this.#disk?.mayHave(digest) ? this.#reads.run(digest, undefined, () => this.#fromDisk(digest)) : undefined;
    this.#disk?.markUsed(digest);
    return bytes;
  }

  /** Whether asking for `digest` is worth it. Says so at once, without the disk: what is there may still turn out to be damaged. */
  mayHave(digest: Digest): boolean {
    return this.#bytes.get(digest) !== undefined || this.#disk?.mayHave(digest) === true;
  }

  /** Keeps bytes that the caller has verified against `digest`. */
  keep(digest: Digest, bytes: Uint8Array): void {
    this.#bytes.set(digest, bytes);
    if (!this.#disk?.has(digest)) this.#disk?.write(digest, bytes.length, () => bytes);
  }

  /** A file may have been cut or damaged where it lay: it is verified anew, and gone when it fails. */
  async #fromDisk(digest: Digest): Promise<Uint8Array | undefined> {
    const bytes = await this.#disk?.read(digest);
    if (bytes === undefined) return undefined;
    if (digestOf(bytes, digestAlgorithm(digest)) !== digest) {
      this.#disk?.drop(digest);
      return undefined;
    }
    this.#bytes.set(digest, bytes);
    return bytes;
  }
}
