import type { ReadOptions } from './content';
import type { Descriptor } from './descriptor';
import type { Digest } from './digest';
import type { Reference } from './reference';

/** What every write takes: that of reads, and who hears how many bytes of a blob were sent so far. */
export type WriteOptions = ReadOptions & Readonly<{ onSent?: (bytes: number) => void }>;

/** `isFresh` asks although it was seen a moment ago. */
export type PresenceOptions = ReadOptions & Readonly<{ isFresh?: boolean }>;

/** What the target made of a manifest: the subject whose referrers it now lists, null where it keeps no such list. */
export type PutManifest = Readonly<{ subject: Digest | null }>;

/** A manifest's exact bytes, with what they are served as. */
export type ManifestBytes = Readonly<{ mediaType: string; digest: Digest; bytes: Uint8Array }>;

/**
 * Where content goes: a registry's repository or an OCI layout. Everything that publishes is written once against this
 * interface. @see distribution-spec, Push
 */
export interface Target {
  /** Whether the blob is there: then it need not be sent. */
  hasBlob(descriptor: Descriptor, options?: PresenceOptions): Promise<boolean>;
  /** Whether the manifest is there; its own content then is too. */
  hasManifest(descriptor: Descriptor, options?: PresenceOptions): Promise<boolean>;
  /** Takes the blob over from `from` without sending it. False where that cannot be: then it must be sent. */
  mountBlob(descriptor: Descriptor, from: Reference, options?: ReadOptions): Promise<boolean>;
  /**
   * Sends a blob. `open` is called for each attempt and gives verified bytes: it fails before the last of them where they do
   * not match. Throws what `open` throws, and the problem of the target.
   */
  putBlob(descriptor: Descriptor, open: () => AsyncIterable<Uint8Array>, options?: WriteOptions): Promise<void>;
  /** Writes a manifest under its digest, or under `tag`. Throws `content_mismatch` when the target names another digest for it. */
  putManifest(manifest: ManifestBytes, tag: string | null, options?: ReadOptions): Promise<PutManifest>;
  /** Whether the target lists by itself what refers to `subject`; else whoever pushes does, under a tag. */
  keepsReferrers(subject: Digest, options?: ReadOptions): Promise<boolean>;
}
