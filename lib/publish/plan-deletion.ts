import 'server-only';
import type { DeletionPlan } from '@/lib/contract/deletion';
import { openContent } from '@/lib/inspect/open-content';
import type { Content, Cost, ReadOptions } from '@/lib/oci/content';
import type { ContentDeletion } from '@/lib/oci/content-deletion';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Digest } from '@/lib/oci/digest';
import { isIndexType } from '@/lib/oci/media-type';
import { parseManifest } from '@/lib/oci/parse-manifest';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { isDockerHub } from '@/lib/oci/registry-name';
import { ProblemError } from '@/lib/problem/problem';
import { openDeletion } from './open-deletion';
import { tagOrDigest } from './tag-or-digest';

type PlanOptions = Readonly<{
  /** How many tags are looked at; at most and by default 1,000. */
  look?: number;
  signal?: AbortSignal;
  content?: Content;
  deletion?: ContentDeletion;
}>;

/** An index that is looked into, and the tags that lead to it. */
type List = Readonly<{ descriptor: Descriptor; tags: string[] }>;

/** More lists than this are not read for one plan. */
const maxLists = 200;
/** With fewer pulls left than this, only lists that are at hand are read. */
const scarcePulls = 50;

/**
 * What else falls when the tag or manifest of `reference` is deleted: other tags of its digest, and lists that name it, as far as
 * tags lead to them. Throws `request_invalid` for a reference without tag and digest, `not_found`, and what reading throws.
 */
export async function planDeletion(
  reference: Reference,
  { look = 1000, signal, content = openContent(reference), deletion = openDeletion(reference) }: PlanOptions = {},
): Promise<DeletionPlan> {
  const cost: Cost = { requests: 0, bytesRead: 0 };
  const options = { cost, ...(signal && { signal }) };
  const target = await deletion.current(tagOrDigest(reference), options);
  const { tags, isAll } = await resolveTags(content, reference, look, options);
  const lists = [...listsOf(tags, target.digest).values()];
  const read = await readLists(content, await affordable(content, reference, lists), target.digest, options);
  return {
    reference: formatReference(reference),
    tag: reference.tag ?? null,
    digest: target.digest,
    mediaType: target.mediaType,
    otherTags: tags.flatMap(([tag, { digest }]) => (digest === target.digest && tag !== reference.tag ? tag : [])),
    lists: read.flatMap((found) => (found === 'unrelated' || found === 'unread' ? [] : found)),
    looked: {
      tags: tags.length,
      isAllTags: isAll,
      lists: read.filter((found) => found !== 'unread').length,
      unreadLists: lists.length - read.filter((found) => found !== 'unread').length,
    },
    can: await deletion.ability(),
    cost,
  };
}

type Resolved = readonly [tag: string, descriptor: Descriptor];

async function resolveTags(content: Content, reference: Reference, look: number, options: ReadOptions) {
  if (look === 0) return { tags: [], isAll: false };
  const page = await content.listTags({ ...options, limit: look });
  const resolved = await Promise.all(page.tags.map((tag) => resolveTag(content, reference, tag, options)));
  const tags = resolved.filter((found) => found !== null);
  return { tags, isAll: page.next === null && tags.length === page.tags.length };
}

/** A tag that cannot be read hides what it points to, and is counted so; it keeps nobody from a plan. */
async function resolveTag(
  content: Content,
  { digest: _, ...repository }: Reference,
  tag: string,
  options: ReadOptions,
): Promise<Resolved | null> {
  try {
    return [tag, await content.resolve({ ...repository, tag }, { ...options, headOnly: true })];
  } catch (thrown) {
    if (thrown instanceof ProblemError) return null;
    throw thrown;
  }
}

function listsOf(tags: readonly Resolved[], target: Digest): ReadonlyMap<Digest, List> {
  const lists = new Map<Digest, List>();
  for (const [tag, descriptor] of tags) {
    if (descriptor.digest === target || !isIndexType(descriptor.mediaType)) continue;
    const list = lists.get(descriptor.digest) ?? { descriptor, tags: [] };
    list.tags.push(tag);
    lists.set(descriptor.digest, list);
  }
  return lists;
}

/** Those that may be read: where pulls are scarce, only what costs none. */
async function affordable(content: Content, reference: Reference, lists: readonly List[]): Promise<readonly List[]> {
  const { rateLimit } = await content.notices();
  const isHub = reference.kind === 'registry' && isDockerHub(reference.registry);
  if (!isHub && (rateLimit?.remaining ?? scarcePulls) >= scarcePulls) return lists.slice(0, maxLists);
  const areAtHand = await Promise.all(lists.map(({ descriptor }) => content.isAtHand(descriptor)));
  return lists.filter((_, position) => areAtHand[position]).slice(0, maxLists);
}

function readLists(content: Content, lists: readonly List[], target: Digest, options: ReadOptions) {
  return Promise.all(
    lists.map(async ({ descriptor, tags }) => {
      try {
        const manifest = parseManifest(await content.getManifest(descriptor, options), descriptor.mediaType);
        const names = manifest.kind === 'index' && manifest.manifests.some(({ digest }) => digest === target);
        return names ? { digest: descriptor.digest, tags } : 'unrelated';
      } catch (thrown) {
        if (thrown instanceof ProblemError) return 'unread';
        throw thrown;
      }
    }),
  );
}
