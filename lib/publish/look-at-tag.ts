import 'server-only';
import { openContent } from '@/lib/inspect/open-content';
import type { Content, ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import { parseManifest } from '@/lib/oci/parse-manifest';
import { parseReference } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';
import type { SeenTag } from '@/lib/store/drafts';

/**
 * What the tag that `target` names points to now, asked anew. A tag or repository that does not exist is an answer:
 * a null digest. Throws what `Content.resolve` throws for all else.
 */
export async function lookAtTag(
  target: string,
  options: ReadOptions & Readonly<{ content?: Content }> = {},
): Promise<SeenTag> {
  const reference = parseReference(target);
  const { content = openContent(reference), ...reading } = options;
  const atMs = Date.now();
  const descriptor = await content.resolve(reference, { ...reading, isFresh: true }).catch(nothingThere);
  if (descriptor === null) return { digest: null, mediaType: null, entries: [], atMs };
  const { digest, mediaType } = descriptor;
  return { digest, mediaType, entries: await entriesOf(content, descriptor, reading), atMs };
}

function nothingThere(thrown: unknown): null {
  if (thrown instanceof ProblemError && thrown.problem.code === 'not_found') return null;
  throw thrown;
}

async function entriesOf(content: Content, descriptor: Descriptor, options: ReadOptions): Promise<SeenTag['entries']> {
  const manifest = parseManifest(await content.getManifest(descriptor, options), descriptor.mediaType);
  if (manifest.kind === 'manifest') return [{ digest: descriptor.digest, platform: null }];
  return manifest.manifests.map(({ digest, platform = null }) => ({ digest, platform }));
}
