import type { Descriptor } from './descriptor';
import type { Reference } from './reference';

/** What every read takes: the asker's abort signal, the counter its cost is booked on, and who hears of each exchange. */
export type ReadOptions = Readonly<{
  signal?: AbortSignal;
  cost?: Cost;
  trace?: Trace;
  /** Nobody is asked: what is not at hand, or not known to be where it is read from, throws `NotAtHand`. */
  atHandOnly?: true;
}>;

/** See `ReadOptions.atHandOnly`. */
export class NotAtHand extends Error {
  override readonly name = 'NotAtHand';
}

/** Hears of each exchange with a registry once its answer begins, or fails. */
export type Trace = (exchange: Exchange) => void;

/** A request and what came of it; `status` is null where no answer came. `path` is without query: that may hold secrets. */
export type Exchange = Readonly<{ method: string; host: string; path: string; status: number | null; tookMs: number }>;

/** See `Content.resolve`. */
export type ResolveOptions = ReadOptions &
  Readonly<{
    headOnly?: boolean;
    isFresh?: boolean;
    /** Hears what a tag pointed to when it was seen last, while it is asked for: what is at hand of that can be read meanwhile. */
    onAsked?: (last: Descriptor) => void;
  }>;

/** Counts what a use case cost its registry: requests sent and body bytes read; cached content costs nothing. */
export type Cost = { requests: number; bytesRead: number };

/** How often an account may still read manifests, as its registry says. */
export type RateLimit = Readonly<{
  /** Manifest reads allowed within the window; null when only the rest is told. */
  limit: number | null;
  remaining: number;
  windowSeconds: number | null;
  /** Whose limit it is; null for anyone who has not signed in. */
  account: string | null;
}>;

/** What a source said beside its answers, lately: pulls left, and warnings, which are the registry's own words. */
export type Notices = Readonly<{ rateLimit: RateLimit | null; warnings: readonly string[] }>;

/**
 * Where content comes from: a registry or an OCI layout, one repository of it.
 * Everything that inspects is written once against this interface.
 */
export interface Content {
  /**
   * Turns the Tag or Digest of `reference` into a Descriptor of its manifest. The bytes of a tag’s are then at hand for `get`.
   * `headOnly` asks without reading the manifest (one HEAD at a registry); `isFresh` asks although the answer was seen just now.
   * Throws `not_found`, `unauthorized`, `denied`, `rate_limited`, `unreachable`, `tls_untrusted`, `plain_http`, `content_mismatch`, …
   */
  resolve(reference: Reference, options?: ResolveOptions): Promise<Descriptor>;
  /** The manifest's exact bytes, verified against size and digest. */
  getManifest(descriptor: Descriptor, options?: ReadOptions): Promise<Uint8Array>;
  /** A small blob's exact bytes (configs, attestations), verified. Throws `too_large` above `maxBytes` (default 4 MiB). */
  getBlob(descriptor: Descriptor, options?: ReadOptions & { maxBytes?: number }): Promise<Uint8Array>;
  /** A blob of any size, as its bytes come, verified: it fails before the last of them where they do not match. */
  streamBlob(descriptor: Descriptor, options?: ReadOptions): AsyncIterable<Uint8Array>;
  /** The tags of the repository, first page first; at most `limit` (default 1,000). */
  listTags(options?: ReadOptions & { limit?: number; after?: string }): Promise<TagPage>;
  /** Whether the bytes of a manifest are kept here, so that reading it counts against no limit of pulls. */
  isAtHand(descriptor: Descriptor): Promise<boolean>;
  notices(): Promise<Notices>;
}

/** One page of tags; `next` is the `after` of the following page, null at the end. @see distribution-spec, Listing tags */
export type TagPage = Readonly<{ tags: readonly string[]; next: string | null }>;
