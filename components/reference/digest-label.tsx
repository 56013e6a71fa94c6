import { shortDigest } from '@/lib/display/digest';
import { type Digest, digestAlgorithm } from '@/lib/oci/digest';
import { DigestSwatch } from './digest-swatch';

type DigestLabelProps = Readonly<{
  digest: Digest;
  /** Hex digits shown: 7 where digests stand in rows, 12 in headers. */
  digits?: 7 | 12;
  size?: 'sm' | 'md' | 'lg';
  /** Writes `sha256:` before the digits. */
  withAlgorithm?: boolean;
  className?: string;
}>;

/** A digest at a glance: swatch and first digits; the whole digest is its tooltip. */
export function DigestLabel({ digest, digits = 7, size, withAlgorithm = false, className = '' }: DigestLabelProps) {
  return (
    <span title={digest} className={`inline-flex items-baseline gap-1.5 whitespace-nowrap ${className}`}>
      <DigestSwatch digest={digest} size={size} />
      <span className={`mono text-ink-2 ${size === 'sm' ? 'text-2xs' : ''}`}>
        {withAlgorithm ? `${digestAlgorithm(digest)}:` : null}
        {shortDigest(digest, digits)}
      </span>
    </span>
  );
}
