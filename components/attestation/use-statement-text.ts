'use client';

import { useQuery } from '@tanstack/react-query';
import type { Digest } from '@/lib/oci/digest';
import { toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { readVerifiedText } from '../image/read-verified-text';
import type { ManifestTextReading } from '../image/use-manifest-text';

/** Reads the exact bytes of a statement of the attestation manifest `reference`, once. */
export function useStatementText(reference: string, statement: Digest): ManifestTextReading {
  const query = useQuery({
    queryKey: queryKeys.statementText(reference, statement),
    queryFn: ({ signal }) => readVerifiedText(routes.api.statement(reference, statement), statement, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    data: query.data ?? null,
    problem: query.error === null ? null : toProblem(query.error),
    readAgain: () => void query.refetch(),
  };
}
