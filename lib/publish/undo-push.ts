import 'server-only';
import type { Descriptor } from '@/lib/oci/descriptor';
import { parseManifest } from '@/lib/oci/parse-manifest';
import { formatReference, parseReference, withDigest } from '@/lib/oci/reference';
import type { ManifestBytes } from '@/lib/oci/target';
import { ProblemError } from '@/lib/problem/problem';
import { addPush, type PushEntry, type PushWork, type StoredPush, storedPush } from '@/lib/store/pushes';
import { openTarget } from './open-target';
import { pushRunner } from './push-runner';

/**
 * Puts the tags of a push back to what they were, as a push of its own: they must still point to what that push wrote. A tag that
 * was new is deleted, where the registry can. Throws `conflict` for a push that cannot be undone, or whose former manifests are gone.
 */
export async function undoPush(id: string, signal?: AbortSignal): Promise<StoredPush> {
  const push = await storedPush(id);
  if (push.state !== 'done') throw conflict('Only a push that is done can be undone.', 'It has written no tag.');
  if (push.undoneBy !== null) throw conflict('The push was undone already.');
  const work = undoing(push.work);
  await requireChildren(work, signal);
  const undo = await addPush(work, { undoOf: id });
  pushRunner().start(undo);
  return undo;
}

function undoing({ repository, tags, manifests }: PushWork): PushWork {
  const back = tags.map(({ tag, before, after }) => ({ tag, before: after, after: before }));
  const former = manifests.filter(({ digest }) => back.some(({ after }) => after === digest));
  return { repository, tags: back, manifests, entries: former.flatMap((manifest) => entriesOf(repository, manifest)) };
}

/** What a manifest names: of an index its entries, which the repository must still have. */
function entriesOf(repository: string, { mediaType, bytes }: ManifestBytes): readonly PushEntry[] {
  const manifest = parseManifest(bytes, mediaType);
  if (manifest.kind === 'manifest') return [];
  return manifest.manifests.map(({ platform = null, ...descriptor }) => ({
    descriptor: { mediaType: descriptor.mediaType, digest: descriptor.digest, size: descriptor.size },
    source: formatReference(withDigest(parseReference(repository), descriptor.digest)),
    platform,
  }));
}

async function requireChildren({ repository, entries }: PushWork, signal: AbortSignal | undefined): Promise<void> {
  const target = openTarget(parseReference(repository));
  const options = { isFresh: true, ...(signal && { signal }) };
  const has = (descriptor: Descriptor) => target.hasManifest(descriptor, options);
  const found = await Promise.all(entries.map(({ descriptor }) => has(descriptor)));
  const gone = entries.filter((_, at) => !found[at]);
  if (gone.length === 0) return;
  throw conflict(
    `The tag cannot be put back: ${gone.length} of the ${entries.length} manifests that it named are gone from ${repository}.`,
    'Push these images again, then compose the tag anew.',
    { gone: gone.map(({ descriptor }) => descriptor.digest) },
  );
}

function conflict(message: string, hint?: string, details?: ProblemError['problem']['details']): ProblemError {
  return new ProblemError({ code: 'conflict', message, ...(hint && { hint }), ...(details && { details }) });
}
