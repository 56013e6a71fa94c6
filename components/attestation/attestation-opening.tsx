import { Skeleton } from '../ui/skeleton';

/** Stands where an attestation manifest is being opened. */
export function AttestationOpening() {
  return (
    <div role="status" aria-label="Reading the attestations" className="grid gap-2.5 border-t border-line-strong pt-3">
      <Skeleton className="h-4 w-40" />
      <Skeleton className="h-3 w-64" />
      <Skeleton className="h-32 w-full" />
    </div>
  );
}
