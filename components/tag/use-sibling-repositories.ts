'use client';

import { useQuery } from '@tanstack/react-query';
import type { RepositoryList } from '@/lib/contract/repository-list';
import type { Reference } from '@/lib/oci/reference';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { findSiblings, type Siblings, splitPlatform } from '@/lib/tag/tag-siblings';
import { fetchJson } from '../problem/fetch-json';

/**
 * The repositories of the same registry that hold the same for other platforms: `coolapp-amd64-linux` beside
 * `coolapp-arm-linux`. The registry is asked only where the name of this one says a platform; null where there are none.
 */
export function useSiblingRepositories(repository: Reference): Siblings | null {
  const { registry, path } =
    repository.kind === 'registry'
      ? { registry: repository.registry, path: repository.repository }
      : { registry: '', path: '' };
  const { data } = useQuery({
    queryKey: queryKeys.siblingRepositories(registry),
    queryFn: ({ signal }) => fetchJson<RepositoryList>(routes.api.repositories(registry, { limit: 1000 }), signal),
    select: ({ repositories }) => findSiblings(repositories).get(path) ?? null,
    enabled: splitPlatform(path) !== null,
  });
  return data ?? null;
}
