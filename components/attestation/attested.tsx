'use client';

import { type QueryClient, skipToken, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { AttestationManifestView } from '@/lib/contract/attestation';
import type { Digest } from '@/lib/oci/digest';
import { queryKeys } from '@/lib/query-keys';
import { type StatementKind, statementKind, statementKinds } from './statement-name';

/** Kinds of statements by the digest of the attestation manifest that holds them, of those that were opened. */
type Attested = Readonly<Partial<Record<Digest, readonly StatementKind[]>>>;

const AttestedContext = createContext<Attested>({});

/** Tells the marks below it what is attested: one watcher for a whole matrix of them. */
export function AttestedProvider({ children }: Readonly<{ children: ReactNode }>) {
  const { data = {} } = useQuery<Attested>({
    queryKey: queryKeys.attested(),
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <AttestedContext value={data}>{children}</AttestedContext>;
}

/** The kinds of statements in these attestation manifests, and how many of them nobody has opened yet. */
export function useAttested(digests: readonly Digest[]): { kinds: readonly StatementKind[]; unopened: number } {
  const attested = useContext(AttestedContext);
  const known = digests.map((digest) => attested[digest]);
  return {
    kinds: statementKinds.filter((kind) => known.some((kinds) => kinds?.includes(kind))),
    unopened: known.filter((kinds) => kinds === undefined).length,
  };
}

/** Remembers what an opened attestation manifest holds. */
export function noteAttested(client: QueryClient, { digest, statements }: AttestationManifestView): void {
  client.setQueryData<Attested>(queryKeys.attested(), (known) => ({
    ...known,
    [digest]: statements.map(statementKind),
  }));
}
