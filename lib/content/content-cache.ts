import 'server-only';
import type { Digest } from '@/lib/oci/digest';
import { LruCache } from './lru-cache';

const maxBytes = 64 * 1024 * 1024;
/** What a cached entry costs beside its bytes, so that many tiny ones are bounded too. */
const overheadBytes = 512;

/** Verified bytes by their digest. That a repository has them is known elsewhere; see the README. */
export class ContentCache {
  readonly #bytes: LruCache<Uint8Array>;

  constructor(limitBytes: number = maxBytes) {
    this.#bytes = new LruCache(limitBytes, (bytes) => bytes.length + overheadBytes);
  }

  get(digest: Digest): Uint8Array | undefined {
    return this.#bytes.get(digest);
  }

  /** Keeps bytes that the caller has verified against `digest`. */
  keep(digest: Digest, bytes: Uint8Array): void {
    this.#bytes.set(digest, bytes);
  }
}
