'use client';

import { lazy, Suspense } from 'react';
import { AttestationOpening } from './attestation-opening';
import type { OpenedAttestationProps } from './opened-attestation';

const Opened = lazy(() => import('./opened-attestation').then((module) => ({ default: module.OpenedAttestation })));

/** An attestation manifest, opened. Few people open one: the code that reads it comes along with it. */
export function AttestationManifest(props: OpenedAttestationProps) {
  return (
    <Suspense fallback={<AttestationOpening />}>
      <Opened {...props} />
    </Suspense>
  );
}
