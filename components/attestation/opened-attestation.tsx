'use client';

import Link from 'next/link';
import type { Digest } from '@/lib/oci/digest';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { ProblemPanel } from '../problem/problem-panel';
import { DigestLabel } from '../reference/digest-label';
import { AttestationOpening } from './attestation-opening';
import { StatementSection } from './statement-section';
import { useAttestation } from './use-attestation';

export type OpenedAttestationProps = Readonly<{
  reference: Reference;
  digest: Digest;
  /** The manifest that it is attached to, where an index or a tag tells. */
  subject: Digest | null;
  /** Its place in the index; left out where it is what the page is about. */
  position?: number;
}>;

/** An attestation manifest, opened: its statements one below the other. */
export function OpenedAttestation({ reference, digest, subject, position }: OpenedAttestationProps) {
  const { view, problem, readAgain } = useAttestation(reference, digest, subject);
  return (
    <div className="min-w-0">
      {view === null && problem === null ? <AttestationOpening /> : null}
      {problem === null ? null : (
        <ProblemPanel problem={problem} heading="h3" reference={reference} retry={readAgain} withHome={false} />
      )}
      {view?.statements.map((statement) => (
        <StatementSection key={statement.position} manifest={view} statement={statement} />
      ))}
      {position === undefined ? null : (
        <p className="mt-3 text-xs text-ink-3">
          From the attestation manifest{' '}
          <Link
            href={routes.image(formatReference({ ...reference, tag: undefined, digest }))}
            prefetch={false}
            className="inline-flex min-h-6 items-center"
          >
            <DigestLabel digest={digest} digits={12} />
          </Link>
          , entry {position} of the index, attached through <span className="mono">vnd.docker.reference.digest</span>.
        </p>
      )}
      {view !== null && view.otherBlobs > 0 ? (
        <p className="mt-2 text-xs text-ink-3">
          {view.otherBlobs.toLocaleString('en')} more of its blobs are no statements, or beyond what is read.
        </p>
      ) : null}
    </div>
  );
}
