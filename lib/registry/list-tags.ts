import 'server-only';
import { z } from 'zod';
import type { ReadOptions, TagPage } from '@/lib/oci/content';
import { ProblemError } from '@/lib/problem/problem';
import { headerText } from './header-text';
import { nextLink } from './next-link';
import type { Repository } from './repository';
import { sendRead } from './send-read';

export type ListOptions = ReadOptions & Readonly<{ limit?: number; after?: string }>;

const defaultLimit = 1000;
// ECR refuses more.
const maxPageSize = 1000;
/** Registries answer null for none. */
const pageSchema = z.object({ tags: z.array(z.string()).nullish() });
const isTag = (text: string): boolean => /^\w[\w.-]{0,127}$/.test(text);

/**
 * One page of a repository's tags, gathered from as many of the registry's pages as it takes, in the registry's order.
 * `next` is a tag, or (beginning with `?`) the registry's own cursor, which need not be a tag.
 * @see distribution-spec, Listing tags
 */
export async function listTags(repository: Repository, options: ListOptions): Promise<TagPage> {
  const limit = options.limit ?? defaultLimit;
  const tags: string[] = [];
  const visited = new Set<string>();
  let query = firstQuery(options.after, limit);
  for (let pages = 1; ; pages++) {
    visited.add(query);
    const page = await readPage(repository, query, options);
    tags.push(...following(page.tags, pages === 1 ? options.after : undefined));
    if (tags.length > limit) return { tags: tags.slice(0, limit), next: tags[limit - 1] ?? null };
    if (page.next === null) return { tags, next: null };
    if (visited.has(page.next)) throw cyclic(repository);
    if (tags.length === limit || pages === repository.registries.limits.tagPages) return { tags, next: page.next };
    query = page.next;
  }
}

function firstQuery(after: string | undefined, limit: number): string {
  if (after?.startsWith('?')) return after;
  const parameters = new URLSearchParams({ n: String(Math.min(limit, maxPageSize)), ...(after === undefined ? {} : { last: after }) });
  return `?${parameters}`;
}

/** Distribution 2.8 ignores `last` and answers all: what stands behind that tag is the rest. */
function following(tags: readonly string[], after: string | undefined): readonly string[] {
  return after === undefined ? tags : tags.slice(tags.indexOf(after) + 1);
}

async function readPage({ host, name, registries }: Repository, query: string, options: ReadOptions) {
  const answer = await sendRead(host, {
    method: 'GET',
    need: { repository: name, purpose: 'tags' },
    path: `tags/list${query}`,
    accept: 'application/json',
    maxBytes: registries.limits.tagPageBytes,
    options,
  });
  const next = nextLink(headerText(answer.headers, 'link'), answer.url);
  if (next !== null && next.origin !== answer.url.origin) throw foreignLink(answer.url, next);
  // The path stays ours; only the registry's cursor is taken from its link.
  return { tags: parsePage(answer.body, answer.url).filter(isTag), next: next === null ? null : next.search };
}

function parsePage(body: Uint8Array, url: URL): readonly string[] {
  try {
    return pageSchema.parse(JSON.parse(Buffer.from(body).toString('utf8'))).tags ?? [];
  } catch (cause) {
    const message = `“${url.host}” answered no list of tags where one should be.`;
    throw new ProblemError({ code: 'registry_error', message, details: { host: url.host } }, { cause });
  }
}

function foreignLink(page: URL, next: URL): ProblemError {
  return new ProblemError({
    code: 'registry_error',
    message: `“${page.host}” continues its list of tags at “${next.host}”. It was not followed.`,
    hint: 'Ask whoever runs the registry.',
    details: { host: page.host, linkHost: next.host },
  });
}

function cyclic({ host, name }: Repository): ProblemError {
  return new ProblemError({
    code: 'registry_error',
    message: `The list of tags that ${host.endpoint.registry} gives for “${name}” leads back to itself.`,
    hint: 'Ask whoever runs the registry.',
    details: { registry: host.endpoint.registry, repository: name },
  });
}
