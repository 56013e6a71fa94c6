'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchRegistries } from '../registry/fetch-registries';
import type { Action } from './action-registry';

/** The way to each registry that is known, read when the palette is there. */
export function useRegistryActions(): readonly Action[] {
  const router = useRouter();
  const { data } = useQuery({
    queryKey: queryKeys.registries(),
    queryFn: ({ signal }) => fetchRegistries(signal),
  });
  return useMemo(
    () =>
      (data ?? []).map(({ host, name }) => ({
        id: `registry ${host}`,
        title: host,
        detail: name ?? '',
        icon: 'registry',
        scope: 'everywhere',
        run: () => router.push(routes.registry(host, 'repositories')),
      })),
    [data, router],
  );
}
