'use client';

import { useQuery } from '@tanstack/react-query';
import { type Digest, digestAlgorithm, digestHex } from '@/lib/oci/digest';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { type Problem, ProblemError, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { readProblem } from '../problem/fetch-json';

/** A manifest's exact bytes, the text they are, and whether this browser finds that they hash to the digest. */
export type ManifestText = Readonly<{
  bytes: Uint8Array<ArrayBuffer>;
  text: string;
  check: 'equal' | 'different' | 'unavailable';
}>;

export type ManifestTextReading = Readonly<{
  data: ManifestText | null;
  problem: Problem | null;
  readAgain: () => void;
}>;

/** Reads the bytes of one manifest of a repository, once; what a digest names never changes. */
export function useManifestText(reference: Reference, digest: Digest, isWanted = true): ManifestTextReading {
  const pinned = formatReference({ ...reference, tag: undefined, digest });
  const query = useQuery({
    queryKey: queryKeys.manifestText(pinned),
    queryFn: ({ signal }) => readManifestText(pinned, digest, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isWanted,
  });
  return {
    data: query.data ?? null,
    problem: query.error === null ? null : toProblem(query.error),
    readAgain: () => void query.refetch(),
  };
}

async function readManifestText(pinned: string, digest: Digest, signal: AbortSignal): Promise<ManifestText> {
  const response = await fetch(routes.api.manifest(pinned), { signal });
  if (!response.ok) throw new ProblemError(await readProblem(response));
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { bytes, text: new TextDecoder().decode(bytes), check: await checkDigest(bytes, digest) };
}

const subtleName = { sha256: 'SHA-256', sha512: 'SHA-512' } as const;

/** Web Crypto is there only in secure contexts; loopback addresses are one. @see image-spec descriptor.md, Verification */
async function checkDigest(bytes: Uint8Array<ArrayBuffer>, digest: Digest): Promise<ManifestText['check']> {
  if (globalThis.crypto?.subtle === undefined) return 'unavailable';
  const hash = new Uint8Array(await crypto.subtle.digest(subtleName[digestAlgorithm(digest)], bytes));
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex === digestHex(digest) ? 'equal' : 'different';
}
