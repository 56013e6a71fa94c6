import 'server-only';
import { openContent } from '@/lib/inspect/open-content';
import type { ReadOptions } from '@/lib/oci/content';
import type { Reference } from '@/lib/oci/reference';
import type { ManifestBytes } from '@/lib/oci/target';
import { nullIfMissing } from '@/lib/problem/null-if-missing';

/** The manifest that the tag of `reference` names now, asked anew, with its bytes; null where the tag does not exist. */
export async function tagBefore(reference: Reference, options: ReadOptions = {}): Promise<ManifestBytes | null> {
  const content = openContent(reference);
  const descriptor = await nullIfMissing(content.resolve(reference, { ...options, isFresh: true }));
  if (descriptor === null) return null;
  const { mediaType, digest } = descriptor;
  return { mediaType, digest, bytes: await content.getManifest(descriptor, options) };
}
