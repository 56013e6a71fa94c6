import 'server-only';
import type { Content, ReadOptions, ResolveOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import { nearTags } from '@/lib/oci/near-tags';
import { familiarReference, formatReference, type Reference } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';

const listedTags = 100;
const nearbyTags = 5;
/** Of a thousand tags each; what lies beyond is counted by nobody. */
const tagPages = 10;

/**
 * Resolves what a person asked for. Where the tag is missing, the `not_found` that is thrown counts the tags there are
 * in `details.tagCount` (`moreTags` when there are still more) and names some in `details.tags`: those that come near,
 * or, where no tag was typed and there is no `latest`, the first hundred.
 */
export async function resolveAsked(
  content: Content,
  reference: Reference,
  options: Omit<ResolveOptions, 'isFresh'> = {},
): Promise<Descriptor> {
  try {
    return await content.resolve(reference, options);
  } catch (thrown) {
    if (!(thrown instanceof ProblemError) || thrown.problem.code !== 'not_found') throw thrown;
    if (reference.digest !== undefined || thrown.problem.details?.missing === 'repository') throw thrown;
    if (reference.tag !== undefined) {
      // Who only probes is still typing: a list of tags for every letter would be too much to ask.
      throw options.headOnly ? thrown : await withNearTags(content, reference.tag, options, thrown);
    }
    if (reference.kind !== 'registry') throw thrown;
    throw (await otherTags(content, reference, options, thrown)) ?? thrown;
  }
}

async function withNearTags(
  content: Content,
  asked: string,
  options: ReadOptions,
  cause: ProblemError,
): Promise<ProblemError> {
  const { tags, isAll } = await listTags(content, options, tagPages);
  if (tags.length === 0) return cause;
  const near = nearTags(asked, tags, nearbyTags);
  const counted = `${isAll ? '' : 'more than '}${tags.length.toLocaleString('en')} ${tags.length === 1 ? 'tag' : 'tags'}`;
  return new ProblemError(
    {
      ...cause.problem,
      hint:
        near.length === 0
          ? `The repository exists and has ${counted}; none has a name like it.`
          : `The repository exists and has ${counted}. Close names: ${near.join(', ')}.`,
      details: { ...cause.problem.details, tags: near, tagCount: tags.length, moreTags: !isAll },
    },
    { cause },
  );
}

async function otherTags(
  content: Content,
  reference: Reference,
  options: ReadOptions,
  cause: ProblemError,
): Promise<ProblemError | null> {
  const { tags, isAll } = await listTags(content, options, 1);
  const [first] = tags;
  if (first === undefined) return null;
  return new ProblemError(
    {
      code: 'not_found',
      message: `${formatReference(reference)} has no tag “latest”, which is meant where no tag is given.`,
      hint: `Add one of its tags, such as ${familiarReference({ ...reference, tag: first })}.`,
      details: {
        ...cause.problem.details,
        tags: tags.slice(0, listedTags),
        tagCount: tags.length,
        moreTags: !isAll,
      },
    },
    { cause },
  );
}

/** The repository itself may be absent, or its tags hidden: then there is nothing to add to the first problem. */
async function listTags(
  content: Content,
  options: ReadOptions,
  pages: number,
): Promise<{ tags: readonly string[]; isAll: boolean }> {
  const tags: string[] = [];
  let after: string | undefined;
  try {
    for (let page = 1; page <= pages; page++) {
      const { tags: more, next } = await content.listTags({ ...options, ...(after !== undefined && { after }) });
      tags.push(...more);
      if (next === null) return { tags, isAll: true };
      after = next;
    }
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
  }
  return { tags, isAll: false };
}
