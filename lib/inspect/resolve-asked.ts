import 'server-only';
import type { Content, ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import { familiarReference, formatReference, type Reference, resolvedTag } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';

const listedTags = 100;

/**
 * Resolves what a person asked for. Where they typed no tag and the repository has no `latest`, the `not_found` that is
 * thrown lists what tags there are, in `details.tags`.
 */
export async function resolveAsked(
  content: Content,
  reference: Reference,
  options: ReadOptions & { headOnly?: boolean } = {},
): Promise<Descriptor> {
  try {
    return await content.resolve(reference, options);
  } catch (thrown) {
    const assumedTag = reference.tag === undefined && resolvedTag(reference);
    const notFound = thrown instanceof ProblemError && thrown.problem.code === 'not_found';
    if (!assumedTag || !notFound || reference.kind !== 'registry') throw thrown;
    throw (await otherTags(content, reference, options, thrown)) ?? thrown;
  }
}

async function otherTags(
  content: Content,
  reference: Reference,
  options: ReadOptions,
  cause: ProblemError,
): Promise<ProblemError | null> {
  const tags = await listTags(content, options);
  const [first] = tags;
  if (first === undefined) return null;
  return new ProblemError(
    {
      code: 'not_found',
      message: `${formatReference(reference)} has no tag “latest”, which is meant where no tag is given.`,
      hint: `Add one of its tags, such as ${familiarReference({ ...reference, tag: first })}.`,
      details: { ...cause.problem.details, tags },
    },
    { cause },
  );
}

/** The repository itself may be absent, or its tags hidden: then there is nothing to add to the first problem. */
async function listTags(content: Content, options: ReadOptions): Promise<readonly string[]> {
  try {
    return (await content.listTags({ ...options, limit: listedTags })).tags;
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
    return [];
  }
}
