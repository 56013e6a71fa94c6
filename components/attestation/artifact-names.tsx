import type { NamedArtifact } from '@/lib/contract/attestation';
import { isDigest } from '@/lib/oci/digest';
import { Mono } from '../image/fact-atoms';
import { DigestLabel } from '../reference/digest-label';

/** Subjects or materials: each its name and, below it, its digests. */
export function ArtifactNames({ artifacts }: Readonly<{ artifacts: readonly NamedArtifact[] }>) {
  return (
    <ul className="grid gap-1">
      {artifacts.map(({ name, digests }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat; the position is the identity.
        <li key={index} className="min-w-0">
          <Mono className="block">{name === '' ? 'without a name' : name}</Mono>
          {digests.map(({ algorithm, value }) => (
            <DigestLine key={algorithm} algorithm={algorithm} value={value} />
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Statements name digests of any algorithm; those that images use carry their swatch. */
function DigestLine({ algorithm, value }: Readonly<{ algorithm: string; value: string }>) {
  const digest = `${algorithm}:${value}`;
  if (isDigest(digest)) return <DigestLabel digest={digest} digits={12} withAlgorithm />;
  return <Mono className="block text-ink-3">{`${algorithm}:${value}`}</Mono>;
}
