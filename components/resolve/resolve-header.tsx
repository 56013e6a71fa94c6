import { Grid3x3 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Digest } from '@/lib/oci/digest';
import { familiarReference, formatReference, type Reference } from '@/lib/oci/reference';
import type { ResolvedRow } from '@/lib/resolve/resolve-row';
import { routes } from '@/lib/routes';
import { ReferenceSwitch } from '../reference/reference-switch';
import { ButtonLink } from '../ui/button';
import { CopyAsText } from './copy-as-text';

type ResolveHeaderProps = Readonly<{
  reference: Reference;
  /** Null while the registry has not told it. */
  digest: Digest | null;
  rows: readonly ResolvedRow[];
  /** The `ResolveFacts`. */
  children?: ReactNode;
}>;

/** The question, about which image it is asked, and the facts about that. */
export function ResolveHeader({ reference, digest, rows, children }: ResolveHeaderProps) {
  return (
    <header className="border-b border-line bg-chrome px-6 pt-3.5 pb-3 max-md:px-4 max-md:py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 max-md:grid">
        <h1 className="text-lg tracking-[-0.015em]">
          What would a host pull?
          <span className="sr-only"> {familiarReference(reference)}</span>
        </h1>
        <ReferenceSwitch
          label="Image"
          title="Ask about another reference"
          reference={reference}
          digest={digest}
          hrefWith={(text) => routes.resolve(text)}
        />
        <div className="ml-auto flex gap-1.5 max-md:hidden">
          {rows.length === 0 ? null : <CopyAsText reference={reference} rows={rows} />}
          <ButtonLink href={routes.image(formatReference(reference))} icon={Grid3x3}>
            Open the image
          </ButtonLink>
        </div>
      </div>
      {children}
    </header>
  );
}
