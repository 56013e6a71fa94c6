import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import { parseManifest } from '@/lib/oci/parse-manifest';
import { parseReference } from '@/lib/oci/reference';
import type { ManifestBytes } from '@/lib/oci/target';
import type { SeenTag } from '@/lib/store/drafts';
import { tagBefore } from './tag-before';

/**
 * What the tag that `target` names points to now, asked anew. A tag or repository that does not exist is an answer:
 * a null digest. Throws what `Content.resolve` throws for all else.
 */
export async function lookAtTag(target: string, options: ReadOptions = {}): Promise<SeenTag> {
  const atMs = Date.now();
  return seenTag(await tagBefore(parseReference(target), options), atMs);
}

/** What a tag points to that was found at `atMs` to name `manifest`; null: it does not exist. */
export function seenTag(manifest: ManifestBytes | null, atMs: number): SeenTag {
  if (manifest === null) return { digest: null, mediaType: null, entries: [], atMs };
  const { digest, mediaType } = manifest;
  return { digest, mediaType, entries: entriesOf(manifest), atMs };
}

function entriesOf({ mediaType, digest, bytes }: ManifestBytes): SeenTag['entries'] {
  const manifest = parseManifest(bytes, mediaType);
  if (manifest.kind === 'manifest') return [{ digest, platform: null }];
  return manifest.manifests.map(({ digest: child, platform = null }) => ({ digest: child, platform }));
}
