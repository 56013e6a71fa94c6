import type { Digest } from '../oci/digest';
import type { Platform } from '../platform/platform';

/** What must be known of an image to tell which entry a host pulls. `ImageView` of the API is one. */
export type ResolvableImage = Readonly<{
  reference: string;
  kind: 'index' | 'manifest' | 'artifact';
  mediaType: string;
  /** Of an index what it lists; else the manifest itself. */
  entries: readonly ResolvableEntry[];
}>;

/** One entry of an index, as far as it bears on the choice. `EntryView` of the API is one. */
export type ResolvableEntry = Readonly<{
  /** Stable within the image: its position, below a nested index `parent.position`. */
  id: string;
  /** 0-based, in the index that holds it. */
  position: number;
  kind: 'manifest' | 'index' | 'artifact' | 'attestation' | 'unknown';
  digest: Digest;
  mediaType: string;
  /** What the descriptor declares. */
  platform: Platform | null;
  annotations: Readonly<Record<string, string>>;
  /** What the config says of the platform; null while it is not read. */
  config: Partial<Platform> | null;
  /** Compressed bytes of its config and layers; null while unknown. */
  totalBytes: number | null;
  /** Of a nested index what it lists; null while it is not read. */
  entries: readonly ResolvableEntry[] | null;
  /** Attestation manifests of the same index that describe this entry. */
  attestations: readonly Readonly<{ position: number; digest: Digest }>[];
  /** Why it could not be read. */
  problem: Readonly<{ message: string }> | null;
}>;
