import type { Route } from 'next';
import Link from 'next/link';
import { shortDigest } from '@/lib/display/digest';
import type { Reference } from '@/lib/oci/reference';

type ReferenceTextProps = Readonly<{
  reference: Reference;
  /** Where the name of the repository leads. */
  repositoryHref?: Route;
  className?: string;
}>;

/** A reference in its parts: where it is stays quiet, what it names stands out. It may break between the parts. */
export function ReferenceText({ reference, repositoryHref, className = '' }: ReferenceTextProps) {
  const place = reference.kind === 'registry' ? `${reference.registry}/` : 'oci-layout://';
  const name = reference.kind === 'registry' ? reference.repository : reference.layout;
  return (
    <span className={`mono wrap-anywhere ${className}`}>
      <span className="text-ink-3">{place}</span>
      <wbr />
      {repositoryHref === undefined ? (
        name
      ) : (
        <Link href={repositoryHref} prefetch={false} title="All tags" className="no-underline hover:underline">
          {name}
        </Link>
      )}
      {reference.tag === undefined ? null : (
        <>
          <span className="text-ink-3">:</span>
          <span className="font-medium">{reference.tag}</span>
        </>
      )}
      {reference.digest === undefined ? null : (
        <span title={reference.digest}>
          <span className="text-ink-3">@</span>
          {reference.tag === undefined ? shortDigest(reference.digest, 12) : shortDigest(reference.digest, 7)}
        </span>
      )}
    </span>
  );
}
