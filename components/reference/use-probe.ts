'use client';

import { useQuery } from '@tanstack/react-query';
import { type Digest, isDigest } from '@/lib/oci/digest';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson } from '../problem/fetch-json';

/** What one HEAD tells about a reference. */
export type Probe = Readonly<{ digest: Digest; mediaType: string; sizeBytes: number }>;

/** Asks, without reading the manifest, whether `reference` is there. Asks nothing while it is null. */
export function useProbe(reference: Reference | null) {
  const name = reference === null ? '' : formatReference(reference);
  return useQuery({
    queryKey: queryKeys.probe(name),
    queryFn: async ({ signal }) => parseProbe(await fetchJson(routes.api.probe(name), signal)),
    enabled: reference !== null,
  });
}

function parseProbe(value: unknown): Probe {
  if (typeof value !== 'object' || value === null) throw new TypeError('A probe is an object.');
  const { digest, mediaType, sizeBytes }: Partial<Record<string, unknown>> = { ...value };
  if (typeof digest !== 'string' || !isDigest(digest)) throw new TypeError('A probe names a digest.');
  if (typeof mediaType !== 'string' || typeof sizeBytes !== 'number')
    throw new TypeError('A probe names type and size.');
  return { digest, mediaType, sizeBytes };
}
