import 'server-only';
import { z } from 'zod';
import type { TagPage } from '@/lib/oci/content';
import { type ListOptions, listPages } from './list-pages';
import type { Repository } from './repository';

/** Registries answer null for none. */
const pageSchema = z.object({ tags: z.array(z.string()).nullish() });

/**
 * One page of a repository's tags, in the registry's order. `next` is a tag, or (beginning with `?`) the registry's own cursor,
 * which need not be a tag.
 * @see distribution-spec, Listing tags
 */
export async function listTags({ host, name, registries }: Repository, options: ListOptions): Promise<TagPage> {
  const list = {
    need: { repository: name, purpose: 'tags' },
    path: 'tags/list',
    of: 'tags',
    namesIn: (body: unknown) => pageSchema.parse(body).tags ?? [],
    isName: (text: string) => /^\w[\w.-]{0,127}$/.test(text),
  } as const;
  const { names, next } = await listPages(host, registries.limits, list, options);
  return { tags: names, next };
}
