'use client';

import { useQuery } from '@tanstack/react-query';
import type { Registry } from '@/lib/contract/registry';
import { queryKeys } from '@/lib/query-keys';
import { fetchRegistries } from './fetch-registries';

/** How often latency and state are asked for anew while somebody looks. No registry is asked for that. */
const refreshMs = 15_000;

/** The registries as they stood at `readAtMs`. */
export type ReadRegistries = Readonly<{ registries: readonly Registry[]; readAtMs: number }>;

/** The registries, first as the page came with them. */
export function useRegistries(initial: ReadRegistries): ReadRegistries {
  const { data, dataUpdatedAt } = useQuery({
    queryKey: queryKeys.registries(),
    queryFn: ({ signal }) => fetchRegistries(signal),
    initialData: initial.registries,
    initialDataUpdatedAt: initial.readAtMs,
    refetchInterval: refreshMs,
  });
  return { registries: data, readAtMs: dataUpdatedAt };
}
