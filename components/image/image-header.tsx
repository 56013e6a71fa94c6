import { GitCompareArrows, Server } from 'lucide-react';
import type { ReactNode } from 'react';
import { shortDigest } from '@/lib/display/digest';
import type { Digest } from '@/lib/oci/digest';
import { digestAlgorithm } from '@/lib/oci/digest';
import { formatReference, type Reference, repositoryOf } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { DigestSwatch } from '../reference/digest-swatch';
import { ReferenceText } from '../reference/reference-text';
import { ButtonLink } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { ComposeButton } from './compose-button';
import { CopyAsButton } from './copy-as-button';
import { DownloadButton } from './download-button';

type ImageHeaderProps = Readonly<{
  reference: Reference;
  /** Null while the registry has not told it. */
  digest: Digest | null;
  /** The `ImageFacts`. */
  children?: ReactNode;
}>;

/** The head of the image page: what is looked at, the digest it resolved to, the facts about it. */
export function ImageHeader({ reference, digest, children }: ImageHeaderProps) {
  return (
    <header className="border-b border-line bg-chrome px-6 pt-3.5 pb-3 max-md:px-4 max-md:py-3">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
        <h1 className="min-w-0 font-regular">
          <ReferenceText
            reference={reference}
            repositoryHref={routes.repository(repositoryOf(reference))}
            className="text-lg tracking-[-0.02em] max-md:text-md max-md:leading-[22px]"
          />
        </h1>
        {digest === null ? null : <ResolvedDigest digest={digest} />}
        <div className="ml-auto flex items-center gap-2 max-md:ml-0 max-md:[&>:not(:first-child)]:hidden">
          <ComposeButton reference={reference} />
          <CopyAsButton reference={reference} />
          <DownloadButton reference={reference} />
          <ButtonLink href={routes.compare(formatReference(reference))} icon={GitCompareArrows}>
            Compare
          </ButtonLink>
          <ButtonLink href={routes.resolve(formatReference(reference))} icon={Server}>
            Resolve
          </ButtonLink>
        </div>
      </div>
      {children}
    </header>
  );
}

function ResolvedDigest({ digest }: Readonly<{ digest: Digest }>) {
  return (
    <span className="inline-flex items-center gap-2">
      <span className="mono text-ink-3">@</span>
      <DigestSwatch digest={digest} size="lg" />
      <span className="mono text-ink-2" title={digest}>
        {digestAlgorithm(digest)}:{shortDigest(digest, 12)}
      </span>
      <CopyButton text={digest} what="digest" />
    </span>
  );
}
