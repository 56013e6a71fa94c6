import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import { ProblemError } from '@/lib/problem/problem';
import type { Need } from './authorizer';
import { headerText } from './header-text';
import type { Limits } from './limits';
import { nextLink } from './next-link';
import type { RegistryHost } from './registry-host';
import { sendRead } from './send-read';

export type ListOptions = ReadOptions & Readonly<{ limit?: number; after?: string }>;

/** A list that registries give page by page. */
export type PagedList = Readonly<{
  need: Need;
  path: 'tags/list' | '_catalog';
  /** For sentences: `tags`, `repositories`. */
  of: string;
  /** Throws for a body that is no page of it. */
  namesIn(body: unknown): readonly string[];
  isName(text: string): boolean;
}>;

/**
 * Names gathered from as many of the registry’s pages as it takes, in its order. `next` is a name, or (beginning with `?`) the
 * registry’s own cursor, which need not be a name; `leftOut` counts what can be no name.
 */
export type NamePage = Readonly<{ names: readonly string[]; next: string | null; leftOut: number }>;

const defaultLimit = 1000;
// ECR refuses more.
const maxPageSize = 1000;

/** One page of at most `limit` (default 1,000) names. @see distribution-spec, Listing tags, and distribution docs/spec/api.md, Catalog */
export async function listPages(
  host: RegistryHost,
  limits: Limits,
  list: PagedList,
  options: ListOptions,
): Promise<NamePage> {
  const limit = options.limit ?? defaultLimit;
  const names = new Set<string>();
  const visited = new Set<string>();
  let leftOut = 0;
  let query = firstQuery(options.after, limit);
  for (let pages = 1; ; pages++) {
    visited.add(query);
    const page = await (pages === 1 ? readFirst : readPage)(host, limits, list, query, options);
    leftOut += page.leftOut;
    for (const name of following(page.names, pages === 1 ? options.after : undefined)) names.add(name);
    const found = [...names];
    if (found.length > limit) return { names: found.slice(0, limit), next: found[limit - 1] ?? null, leftOut };
    if (page.next === null) return { names: found, next: null, leftOut };
    if (visited.has(page.next)) throw cyclic(host, list);
    if (found.length === limit || pages === limits.listPages) return { names: found, next: page.next, leftOut };
    query = page.next;
  }
}

function firstQuery(after: string | undefined, limit: number): string {
  if (after?.startsWith('?')) return after;
  const parameters = new URLSearchParams({
    n: String(Math.min(limit, maxPageSize)),
    ...(after === undefined ? {} : { last: after }),
  });
  return `?${parameters}`;
}

/** Distribution 2.8 ignores `last` of tags and answers all: what stands behind that one is the rest. */
function following(names: readonly string[], after: string | undefined): readonly string[] {
  return after === undefined ? names : names.slice(names.indexOf(after) + 1);
}

/** Distribution answers 400 to a larger `n` than it allows, and does not say which that is. */
async function readFirst(...[host, limits, list, query, options]: Parameters<typeof readPage>) {
  try {
    return await readPage(host, limits, list, query, options);
  } catch (thrown) {
    const isRefused = thrown instanceof ProblemError && thrown.problem.details?.status === 400;
    const parameters = new URLSearchParams(query);
    if (!isRefused || !parameters.has('n')) throw thrown;
    parameters.delete('n');
    return readPage(host, limits, list, parameters.size === 0 ? '' : `?${parameters}`, options);
  }
}

async function readPage(host: RegistryHost, limits: Limits, list: PagedList, query: string, options: ReadOptions) {
  const answer = await sendRead(host, {
    method: 'GET',
    need: list.need,
    path: list.path + query,
    accept: 'application/json',
    maxBytes: limits.listPageBytes,
    options,
  });
  const next = nextLink(headerText(answer.headers, 'link'), answer.url);
  if (next !== null && next.origin !== answer.url.origin) throw foreignLink(list, answer.url, next);
  const named = namesIn(list, answer.body, answer.url);
  const names = named.filter(list.isName);
  // The path stays ours; only the registry's cursor is taken from its link.
  return { names, leftOut: named.length - names.length, next: next === null ? null : next.search };
}

function namesIn(list: PagedList, body: Uint8Array, url: URL): readonly string[] {
  try {
    return list.namesIn(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch (cause) {
    const message = `“${url.host}” answered no list of ${list.of} where one should be.`;
    throw new ProblemError({ code: 'registry_error', message, details: { host: url.host } }, { cause });
  }
}

function foreignLink(list: PagedList, page: URL, next: URL): ProblemError {
  return new ProblemError({
    code: 'registry_error',
    message: `“${page.host}” continues its list of ${list.of} at “${next.host}”. It was not followed.`,
    hint: 'Ask whoever runs the registry.',
    details: { host: page.host, linkHost: next.host },
  });
}

function cyclic({ endpoint: { registry } }: RegistryHost, { need: { repository }, of }: PagedList): ProblemError {
  return new ProblemError({
    code: 'registry_error',
    message: `The list of ${of} that ${registry} gives${repository === null ? '' : ` for “${repository}”`} leads back to itself.`,
    hint: 'Ask whoever runs the registry.',
    details: { registry, repository },
  });
}
