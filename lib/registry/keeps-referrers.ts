import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import { type Digest, parseDigest } from '@/lib/oci/digest';
import { essenceOf, mediaType } from '@/lib/oci/media-type';
import { ProblemError } from '@/lib/problem/problem';
import { headerText } from './header-text';
import type { Repository } from './repository';
import { sendRead } from './send-read';

/** How registries answer that know no such endpoint. */
const unknownEndpoint = new Set([400, 404, 405, 406]);

/** Whether the registry lists by itself what refers to `subject` in the repository. @see distribution-spec, Listing Referrers */
export async function keepsReferrers(
  { host, name, registries }: Repository,
  subject: Digest,
  options: ReadOptions,
): Promise<boolean> {
  try {
    const answer = await sendRead(host, {
      method: 'GET',
      need: { repository: name, purpose: 'push' },
      path: `referrers/${parseDigest(subject)}`,
      accept: mediaType.ociIndex,
      maxBytes: registries.limits.manifestBytes,
      options,
    });
    // A portal before the registry answers everything with a page.
    return essenceOf(headerText(answer.headers, 'content-type') ?? '') === mediaType.ociIndex;
  } catch (thrown) {
    if (thrown instanceof ProblemError && unknownEndpoint.has(Number(thrown.problem.details?.status))) return false;
    throw thrown;
  }
}
