import type { ComponentProps } from 'react';
import { isDigest } from '@/lib/oci/digest';
import { DigestLabel } from '../reference/digest-label';

type PushedDigestProps = Readonly<{
  /** Null where there is none: `absent` says what that means. */
  digest: string | null;
  absent: string;
}> &
  Pick<ComponentProps<typeof DigestLabel>, 'digits' | 'size' | 'className'>;

/** The digest of a tag before or after a push; where there is none a dashed outline holds its place. */
export function PushedDigest({ digest, absent, ...rest }: PushedDigestProps) {
  return digest !== null && isDigest(digest) ? (
    <DigestLabel digest={digest} {...rest} />
  ) : (
    <span className="inline-flex h-4.5 items-center rounded-2 border border-dashed border-line-control px-1.5 text-2xs text-ink-3">
      {absent}
    </span>
  );
}
