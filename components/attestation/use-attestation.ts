'use client';

import { useQuery } from '@tanstack/react-query';
import type { AttestationManifestView } from '@/lib/contract/attestation';
import type { Digest } from '@/lib/oci/digest';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson } from '../problem/fetch-json';
import { noteAttested } from './attested';

type AttestationReading = Readonly<{
  view: AttestationManifestView | null;
  problem: Problem | null;
  readAgain: () => void;
}>;

/** Opens the attestation manifest `digest` of a repository, once; `subject` is the manifest that it is attached to. */
export function useAttestation(reference: Reference, digest: Digest, subject: Digest | null): AttestationReading {
  const pinned = formatReference({ ...reference, tag: undefined, digest });
  const query = useQuery({
    queryKey: queryKeys.attestation(pinned, subject ?? ''),
    queryFn: async ({ signal, client }) => {
      const view = await fetchJson<AttestationManifestView>(
        routes.api.attestation(pinned, subject ?? undefined),
        signal,
      );
      noteAttested(client, view);
      return view;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    view: query.data ?? null,
    problem: query.error === null ? null : toProblem(query.error),
    readAgain: () => void query.refetch(),
  };
}
