import 'server-only';
import { LruCache } from '@/lib/content/lru-cache';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { ImageConfig } from '@/lib/oci/image-config';
import type { Index, Manifest } from '@/lib/oci/manifest';
import { parseImageConfig } from '@/lib/oci/parse-image-config';
import { parseManifest } from '@/lib/oci/parse-manifest';

/** Of the bytes that were parsed: a hostile config takes some twenty times as much once it is. */
const maxBytes = 4 * 1024 * 1024;
const overheadBytes = 512;

type Parsed<T> = Readonly<{ value: T; sizeBytes: number }>;
const weigh = ({ sizeBytes }: Parsed<unknown>) => sizeBytes + overheadBytes;
const manifests = new LruCache<Parsed<Index | Manifest>>(maxBytes, weigh);
const configs = new LruCache<Parsed<ImageConfig>>(maxBytes, weigh);

/**
 * What `parseManifest` makes of verified bytes. A digest always names the same ones, so an image that is seen again is not parsed
 * again. Throws as `parseManifest` does.
 */
export function parsedManifest({ digest, mediaType }: Descriptor, bytes: Uint8Array): Index | Manifest {
  return parsedOnce(manifests, `${digest} ${mediaType}`, bytes, () => parseManifest(bytes, mediaType));
}

/** The same of an image's config. Throws as `parseImageConfig` does. */
export function parsedConfig({ digest }: Descriptor, bytes: Uint8Array): ImageConfig {
  return parsedOnce(configs, digest, bytes, () => parseImageConfig(bytes));
}

function parsedOnce<T>(known: LruCache<Parsed<T>>, key: string, bytes: Uint8Array, parse: () => T): T {
  const kept = known.get(key);
  if (kept !== undefined) return kept.value;
  const value = parse();
  known.set(key, { value, sizeBytes: bytes.length });
  return value;
}
