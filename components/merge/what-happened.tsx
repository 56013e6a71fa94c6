import { Equal, TriangleAlert } from 'lucide-react';
import type { MergeCell, MergeRow } from '@/lib/draft/merge-rows';
import { Status } from '../ui/status';

/** Who changed a platform since it was seen, in words. */
export function WhatHappened({ row }: Readonly<{ row: MergeRow }>) {
  const { verdict, asks, seen, now, yours } = row;
  if (verdict === 'same') {
    return (
      <Status tone="muted" icon={Equal}>
        same
      </Status>
    );
  }
  if (asks) {
    return (
      <Status tone="warn" icon={TriangleAlert}>
        {askedWords(row)}
      </Status>
    );
  }
  if (verdict === 'alike') return `both ${verb(seen, now)} it, alike`;
  return verdict === 'yours' ? `only you ${verb(seen, yours)} it` : `only they ${verb(seen, now)} it`;
}

function askedWords({ verdict, seen, now, yours }: MergeRow): string {
  if (verdict === 'theirs') return 'they removed it, you kept it';
  if (now === null) return 'they removed it, you changed it';
  return yours === null ? 'they changed it, you removed it' : `both ${verb(seen, now)} it`;
}

function verb(before: MergeCell | null, after: MergeCell | null): string {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  // The same image: what stands in its entry, or its attestation.
  return before.digest === after.digest && before.count === after.count ? 'edited' : 'changed';
}
