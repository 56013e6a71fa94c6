import 'server-only';
import { openContent } from '@/lib/inspect/open-content';
import type { ReadOptions } from '@/lib/oci/content';
import { type Reference, withDigest } from '@/lib/oci/reference';
import type { ManifestBytes } from '@/lib/oci/target';
import { ProblemError } from '@/lib/problem/problem';
import { onSide } from './push-side';

/** The manifest that the tag of `reference` names now, asked anew, with its bytes; null where the tag does not exist. */
export function tagBefore(reference: Reference, options: ReadOptions = {}): Promise<ManifestBytes | null> {
  return onSide('target', async () => {
    const content = openContent(reference);
    try {
      const descriptor = await content.resolve(reference, { ...options, isFresh: true });
      const { mediaType, digest } = descriptor;
      return { mediaType, digest, bytes: await content.getManifest(descriptor, options) };
    } catch (thrown) {
      if (thrown instanceof ProblemError && thrown.problem.code === 'not_found') return null;
      throw thrown;
    }
  });
}

/** The reference of a manifest in the repository of `reference`. */
export function childReference(reference: Reference, digest: ManifestBytes['digest']): Reference {
  const { tag: _, ...repository } = reference;
  return withDigest(repository, digest);
}
