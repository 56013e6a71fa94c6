'use client';

import { Check, Copy } from 'lucide-react';
import { familiarReference, type Reference } from '@/lib/oci/reference';
import type { ResolvedRow } from '@/lib/resolve/resolve-row';
import { rowsText } from '@/lib/resolve/rows-text';
import { Button } from '../ui/button';
import { copyOutcome, useCopy } from '../ui/use-copy';

type CopyAsTextProps = Readonly<{ reference: Reference; rows: readonly ResolvedRow[] }>;

/** Copies the table as text, for a message or an issue. */
export function CopyAsText({ reference, rows }: CopyAsTextProps) {
  const [copied, copy] = useCopy();
  return (
    <>
      <Button
        icon={copied?.outcome === 'copied' ? Check : Copy}
        onClick={() => copy(rowsText(familiarReference(reference), rows))}
      >
        Copy as text
      </Button>
      <span role="status" className="sr-only">
        {copyOutcome(copied)}
      </span>
    </>
  );
}
