'use client';

import { useQuery } from '@tanstack/react-query';
import type { Digest } from '@/lib/oci/digest';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { readVerifiedText, type VerifiedText } from './read-verified-text';

export type ManifestTextReading = Readonly<{
  data: VerifiedText | null;
  problem: Problem | null;
  readAgain: () => void;
}>;

/** Reads the bytes of one manifest of a repository, once; what a digest names never changes. */
export function useManifestText(reference: Reference, digest: Digest, isWanted = true): ManifestTextReading {
  const pinned = formatReference({ ...reference, tag: undefined, digest });
  const query = useQuery({
    queryKey: queryKeys.manifestText(pinned),
    queryFn: ({ signal }) => readVerifiedText(routes.api.manifest(pinned), digest, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isWanted,
  });
  return {
    data: query.data ?? null,
    problem: query.error === null ? null : toProblem(query.error),
    readAgain: () => void query.refetch(),
  };
}
