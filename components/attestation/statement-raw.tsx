'use client';

import { useMemo, useState } from 'react';
import { envelopeText } from '@/lib/attestation/envelope-text';
import type { StatementView } from '@/lib/contract/attestation';
import { RawDocument } from '../image/raw-document';
import { DigestProof } from '../image/raw-proof';
import { ProblemPanel } from '../problem/problem-panel';
import { type Segment, Segmented } from '../ui/segmented';
import { Skeleton } from '../ui/skeleton';
import { useStatementText } from './use-statement-text';

const segments: readonly Segment<'blob' | 'payload'>[] = [
  { value: 'blob', label: 'Envelope' },
  { value: 'payload', label: 'Statement in it' },
];

type StatementRawProps = Readonly<{ reference: string; statement: StatementView }>;

/** The exact bytes of a statement; of an envelope also what it carries, which else is base64. */
export function StatementRaw({ reference, statement: { digest, signatures } }: StatementRawProps) {
  const { data, problem, readAgain } = useStatementText(reference, digest);
  const [chosen, setChosen] = useState<'blob' | 'payload'>('blob');
  const payload = useMemo(
    () => (data === null || signatures === null ? null : envelopeText(data.text)),
    [data, signatures],
  );
  if (problem !== null) return <ProblemPanel problem={problem} heading="h3" retry={readAgain} withHome={false} />;
  if (data === null) {
    return (
      <div role="status" aria-label="Reading the bytes">
        <Skeleton className="h-40 w-full" />
      </div>
    );
  }
  const fileName = `${digest.replace(':', '-')}.json`;
  const controls =
    payload === null ? null : <Segmented label="Document" segments={segments} value={chosen} onChange={setChosen} />;
  if (payload !== null && chosen === 'payload') {
    return (
      <RawDocument
        key="payload"
        text={payload}
        bytes={new TextEncoder().encode(payload)}
        fileName={`payload-of-${fileName}`}
        controls={controls}
        proof={<p className="mb-2 text-xs text-ink-3">Decoded from the envelope. Its signatures were not verified.</p>}
      />
    );
  }
  return (
    <RawDocument
      key="blob"
      text={data.text}
      bytes={data.bytes}
      fileName={fileName}
      controls={controls}
      proof={<DigestProof digest={digest} data={data} />}
    />
  );
}
