import 'server-only';
import type { RepositoryList } from '@/lib/contract/repository-list';
import { type Problem, ProblemError, toProblem } from '@/lib/problem/problem';
import { listRepositories as listed, type RepositoryPage } from '@/lib/registry/list-repositories';
import { knownRepositories } from '@/lib/store/known-repositories';

type ListOptions = Readonly<{ limit?: number; after?: string; signal?: AbortSignal }>;

/** What keeps a registry from listing anything to this account, and is no failure. */
const refusals: ReadonlySet<Problem['code']> = new Set(['unsupported', 'unauthorized', 'denied']);

/**
 * A page of the repositories of `registry`; where it lists none, those that were looked at here before, with the reason.
 * Throws what keeps the registry from being asked at all: `unreachable`, `tls_untrusted`, `plain_http`, …
 */
export async function listRepositories(registry: string, options: ListOptions = {}): Promise<RepositoryList> {
  let page: RepositoryPage;
  try {
    page = await listed(registry, options);
  } catch (thrown) {
    const reason = toProblem(thrown);
    if (!(thrown instanceof ProblemError) || !refusals.has(reason.code)) throw thrown;
    const repositories = await knownRepositories(registry);
    return { repositories, next: null, isListed: false, reason, leftOut: 0 };
  }
  return { ...page, isListed: true, reason: null };
}
