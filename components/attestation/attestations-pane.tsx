'use client';

import type { AttestationView } from '@/lib/contract/image';
import type { Digest } from '@/lib/oci/digest';
import type { Reference } from '@/lib/oci/reference';
import { AttestationManifest } from './attestation-manifest';

type AttestationsPaneProps = Readonly<{
  reference: Reference;
  attestations: readonly AttestationView[];
  /** The manifest that they are attached to. */
  subject: Digest;
}>;

/** All that is attested of an entry; its attestation manifests are read now that they are looked at. */
export function AttestationsPane({ reference, attestations, subject }: AttestationsPaneProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {attestations.map(({ digest, position }) => (
        <AttestationManifest
          key={position}
          reference={reference}
          digest={digest}
          subject={subject}
          position={position}
        />
      ))}
    </div>
  );
}
