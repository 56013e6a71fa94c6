import 'server-only';
import type { TagOrDigest } from '@/lib/oci/content-deletion';
import { type Reference, repositoryOf } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';

/** What a write is about. Throws `request_invalid` where neither tag nor digest is given: “latest” is never meant by silence. */
export function tagOrDigest(reference: Reference): TagOrDigest {
  const { tag, digest } = reference;
  if (tag !== undefined) return { tag };
  if (digest !== undefined) return { digest };
  throw new ProblemError({
    code: 'request_invalid',
    message: `“${repositoryOf(reference)}” names no tag and no digest: what is to be deleted must be named.`,
    hint: 'Add the tag or the digest.',
  });
}
