import 'server-only';
import type { Deletion } from '@/lib/contract/deletion';
import type { Cost, ReadOptions } from '@/lib/oci/content';
import type { ContentDeletion, TagOrDigest } from '@/lib/oci/content-deletion';
import type { Digest } from '@/lib/oci/digest';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { nullIfMissing } from '@/lib/problem/null-if-missing';
import { ProblemError } from '@/lib/problem/problem';
import { forgetReference } from '@/lib/store/forget-reference';
import { openDeletion } from './open-deletion';
import { tagOrDigest } from './tag-or-digest';
import { referrerAt, unlistReferrer } from './unlist-referrer';

type DeleteOptions = Readonly<{
  /** By default the tag where there is one, else the manifest. */
  what?: Deletion['deleted'];
  /** What the tag must still point to. */
  expect?: Digest;
  signal?: AbortSignal;
  deletion?: ContentDeletion;
}>;

/**
 * Deletes the tag of `reference` alone, or the manifest that it names with all its tags, and reads back that it is gone. A manifest
 * with a subject goes out of the list of its referrers, too.
 * Throws `conflict` when the tag has moved, `unsupported` where the registry cannot, `not_found`, `unauthorized`, `denied`, …
 */
export async function deleteImage(reference: Reference, options: DeleteOptions = {}): Promise<Deletion> {
  const { deletion = openDeletion(reference), signal } = options;
  const named = tagOrDigest(reference);
  const what = options.what ?? ('tag' in named ? 'tag' : 'manifest');
  const reading: ReadOptions & { cost: Cost } = { cost: { requests: 0, bytesRead: 0 }, ...(signal && { signal }) };
  if (what === 'tag' && !('tag' in named)) throw noTag(reference);
  const found = await deletion.current(named, reading);
  const { digest } = found;
  requireExpected(reference, digest, options.expect ?? reference.digest);
  const referrer = what === 'manifest' ? await referrerAt(reference, found, reading) : null;
  if ('tag' in named && what === 'tag') await deletion.deleteTag(named.tag, reading);
  else await deletion.deleteManifest(digest, reading);
  await forgetReference(reference, { what, digest });
  if (referrer !== null) await unlistReferrer(reference, referrer, reading);
  if (await isThere(deletion, what === 'tag' ? named : { digest }, reading)) throw stillThere(reference);
  const manifestRemains = what === 'tag' && (await isThere(deletion, { digest }, reading));
  return { reference: formatReference(reference), deleted: what, digest, manifestRemains };
}

function requireExpected(reference: Reference, digest: Digest, expected: Digest | undefined): void {
  if (expected === undefined || expected === digest) return;
  throw new ProblemError({
    code: 'conflict',
    message: `“${formatReference(reference)}” points to ${digest} now, no longer to ${expected}. Nothing was deleted.`,
    hint: 'Somebody has moved the tag. Look at what it holds, and decide again.',
    details: { expected, digest },
  });
}

async function isThere(deletion: ContentDeletion, named: TagOrDigest, options: ReadOptions): Promise<boolean> {
  return (await nullIfMissing(deletion.current(named, options))) !== null;
}

function noTag(reference: Reference): ProblemError {
  return new ProblemError({
    code: 'request_invalid',
    message: `“${formatReference(reference)}” names no tag that could be deleted.`,
    hint: 'Add the tag, or delete the manifest.',
  });
}

function stillThere(reference: Reference): ProblemError {
  return new ProblemError({
    code: 'registry_error',
    message: `The deletion of “${formatReference(reference)}” was accepted, but it is still there.`,
    hint: 'Some registries delete a while later, and a cache before one may answer in its place. Look again in a moment.',
  });
}
