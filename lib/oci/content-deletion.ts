import type { ReadOptions } from './content';
import type { Descriptor } from './descriptor';
import type { Digest } from './digest';

/** What can be deleted in one repository of a registry, or in an OCI layout. */
export interface ContentDeletion {
  /** What it can delete, as far as that is known: registries tell only when they are asked to. */
  ability(): Promise<DeletionAbility>;
  /** What a tag or digest names now, asked anew. Throws `not_found`. */
  current(name: TagOrDigest, options?: ReadOptions): Promise<Descriptor>;
  /** Takes the tag away; the manifest and its other tags stay. Throws `unsupported` where tags cannot be deleted alone. */
  deleteTag(tag: string, options?: ReadOptions): Promise<void>;
  /** Deletes the manifest, and with it every tag of it. Throws `unsupported` where nothing can be deleted. */
  deleteManifest(digest: Digest, options?: ReadOptions): Promise<void>;
}

export type TagOrDigest = Readonly<{ tag: string }> | Readonly<{ digest: Digest }>;

/** Null: not known until it is tried. */
export type DeletionAbility = Readonly<{ tags: boolean | null; manifests: boolean | null }>;
