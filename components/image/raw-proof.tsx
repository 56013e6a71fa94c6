import type { ReactNode } from 'react';
import { type Digest, digestAlgorithm } from '@/lib/oci/digest';
import { DigestLabel } from '../reference/digest-label';
import { Status, type Tone } from '../ui/status';
import type { DescriptorText } from './descriptor-text';
import type { VerifiedText } from './read-verified-text';

const algorithmName = { sha256: 'SHA-256', sha512: 'SHA-512' } as const;

/** Says what hashing the bytes in this browser showed. */
export function DigestProof({ digest, data }: Readonly<{ digest: Digest; data: VerifiedText }>) {
  const bytes = `${algorithmName[digestAlgorithm(digest)]} of these ${data.bytes.byteLength.toLocaleString('en')} bytes`;
  const words = {
    equal: `${bytes} equals the digest`,
    different: `${bytes} is not the digest`,
    unavailable: `${bytes} was checked by the server; this browser hashes on secure pages only`,
  }[data.check];
  const tone: Tone = data.check === 'equal' ? 'ok' : data.check === 'different' ? 'danger' : 'muted';
  return (
    <ProofLine digest={digest}>
      <Status tone={tone} wraps>
        {words}
      </Status>
    </ProofLine>
  );
}

type SliceNoteProps = Readonly<{ digest: Digest; data: VerifiedText; slice: DescriptorText; sizeBytes: number }>;

/** A descriptor has no digest of its own: says where in which index it stands. */
export function SliceNote({ digest, data, slice, sizeBytes }: SliceNoteProps) {
  const from = new TextEncoder().encode(data.text.slice(0, slice.offset)).byteLength;
  return (
    <ProofLine digest={digest}>
      <span className="text-ink-2">
        Bytes {from.toLocaleString('en')} to {(from + sizeBytes).toLocaleString('en')} of the index
      </span>
    </ProofLine>
  );
}

function ProofLine({ digest, children }: Readonly<{ digest: Digest; children: ReactNode }>) {
  return (
    <p className="mb-2 flex flex-wrap items-center gap-x-2 border-b border-line pt-1.5 pb-2 text-xs">
      {children}
      <DigestLabel digest={digest} digits={12} />
    </p>
  );
}
