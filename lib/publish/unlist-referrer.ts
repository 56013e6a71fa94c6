import 'server-only';
import { openContent } from '@/lib/inspect/open-content';
import type { ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import { isDockerType } from '@/lib/oci/media-type';
import { parseManifest } from '@/lib/oci/parse-manifest';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { type Referrer, referrerOf } from '@/lib/oci/referrer';
import { referrersTag } from '@/lib/oci/referrers-tag';
import { ProblemError } from '@/lib/problem/problem';
import { changeReferrersList } from './change-referrers-list';
import { openTarget } from './open-target';
import { type ReferrersList, withoutReferrer } from './referrers-list';

/** What the manifest `descriptor` of the repository refers to; null also where it cannot be read: it can be deleted all the same. */
export async function referrerAt(
  reference: Reference,
  descriptor: Descriptor,
  options: ReadOptions,
): Promise<Referrer | null> {
  // Docker’s manifests have no subject.
  if (isDockerType(descriptor.mediaType)) return null;
  try {
    const bytes = await openContent(reference).getManifest(descriptor, options);
    return referrerOf(parseManifest(bytes, descriptor.mediaType), descriptor);
  } catch (thrown) {
    if (thrown instanceof ProblemError) return null;
    throw thrown;
  }
}

/**
 * Takes a manifest that was deleted out of the list of referrers that a client keeps where the registry does not. An empty list
 * stays. Throws the problem of the registry, which then says that the deletion itself is done. @see distribution-spec, Deleting Manifests
 */
export async function unlistReferrer(
  { tag: _, digest: __, ...place }: Reference,
  { subject, descriptor: { digest } }: Referrer,
  options: ReadOptions,
): Promise<void> {
  const target = openTarget(place);
  const tag = referrersTag(subject);
  const change = (list: ReferrersList) => withoutReferrer(list, digest);
  try {
    if (await target.keepsReferrers(subject, options)) return;
    await changeReferrersList({ place, target, tag, change, options });
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
    const { message } = thrown.problem;
    const told = `The manifest was deleted, but ${formatReference({ ...place, tag })} still lists it as a referrer. ${message}`;
    throw new ProblemError({ ...thrown.problem, message: told }, { cause: thrown });
  }
}
