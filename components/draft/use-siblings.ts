'use client';

import { useQuery } from '@tanstack/react-query';
import type { DraftView } from '@/lib/contract/draft';
import type { Siblings } from '@/lib/contract/siblings';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { draftFamilies, familyKey } from '@/lib/tag/sibling-families';
import { fetchJson } from '../problem/fetch-json';

/** The siblings of what a draft is made of; null while they are looked for. They are looked for anew only where other names come in. */
export function useDraftSiblings(draft: DraftView): Siblings | null {
  const families = draftFamilies(draft);
  const { data } = useQuery({
    queryKey: queryKeys.draftSiblings(draft.id, families.map(familyKey).join('\n')),
    queryFn: ({ signal }) => fetchJson<Siblings>(routes.api.draftSiblings(draft.id), signal),
    enabled: families.length > 0,
    placeholderData: (last) => last,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? null;
}

/** The siblings of one reference; null while they are looked for, or where it is null. */
export function useSiblings(reference: string | null): Siblings | null {
  const { data } = useQuery({
    queryKey: queryKeys.siblings(reference ?? ''),
    queryFn: ({ signal }) => fetchJson<Siblings>(routes.api.siblings(reference ?? ''), signal),
    enabled: reference !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return reference === null ? null : (data ?? null);
}
