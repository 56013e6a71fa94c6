import 'server-only';
import type { TagList } from '@/lib/contract/tag-list';
import { maxListedTags } from '@/lib/contract/tag-operations';
import type { Content, Cost } from '@/lib/oci/content';
import type { Reference } from '@/lib/oci/reference';
import { openContent } from './open-content';

type ListOptions = Readonly<{
  signal?: AbortSignal;
  content?: Content;
  limit?: number;
  /** `next` of the list before. */
  after?: string;
}>;

/**
 * The tags of a repository, each once: as many pages of the registry as it takes up to 50,000 tags or 100 pages. What lies
 * beyond begins at `next`. Throws what `Content.listTags` throws.
 */
export async function listAllTags(
  repository: Reference,
  { signal, content = openContent(repository), limit = maxListedTags, after }: ListOptions = {},
): Promise<TagList> {
  const cost: Cost = { requests: 0, bytesRead: 0 };
  const page = await content.listTags({
    limit,
    cost,
    ...(after !== undefined && { after }),
    ...(signal && { signal }),
  });
  const { rateLimit } = await content.notices();
  return { tags: [...new Set(page.tags)], next: page.next, cost, rateLimit };
}
