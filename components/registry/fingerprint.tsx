import { Fragment } from 'react';
import { isDigest } from '@/lib/oci/digest';
import { DigestSwatch } from '../reference/digest-swatch';

/** A SHA-256 fingerprint in full, in hex with colons: two that begin alike must not look alike. */
export function Fingerprint({ of: text }: Readonly<{ of: string }>) {
  const digest = `sha256:${text.replaceAll(':', '').toLowerCase()}`;
  return (
    <span className="grid grid-cols-[auto_minmax(0,1fr)] gap-2">
      {isDigest(digest) ? <DigestSwatch digest={digest} className="mt-0.5 self-start!" /> : null}
      <span className="mono text-2xs">
        {text.split(':').map((byte, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is the byte's identity.
          <Fragment key={position}>
            {position === 0 ? '' : ':'}
            <wbr />
            {byte}
          </Fragment>
        ))}
      </span>
    </span>
  );
}
