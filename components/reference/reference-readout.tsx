import type { ReactNode } from 'react';
import { formatBytes } from '@/lib/display/bytes';
import { formatReference, type Reference, resolvedTag } from '@/lib/oci/reference';
import { DigestLabel } from './digest-label';
import { kindName } from './kind-name';
import type { TypedReference } from './typed-reference';
import type { Probe } from './use-probe';

type ReferenceReadoutProps = Readonly<{ typed: TypedReference; probe: Probe | null; isProbing: boolean }>;

/** What a reference says, part by part, and what a registry says to it. Its cells stay where they are while one types. */
export function ReferenceReadout({ typed, probe, isProbing }: ReferenceReadoutProps) {
  const reference = typed.kind === 'reference' ? typed.reference : null;
  const isLayout = reference?.kind === 'layout';
  return (
    <dl
      className={`grid grid-cols-[auto_auto_auto_minmax(0,1fr)_auto] gap-px overflow-hidden rounded-b-[5px] border-t border-line bg-line max-md:grid-cols-2 ${typed.kind === 'empty' ? 'max-md:hidden' : ''}`}
    >
      <Part label={isLayout ? 'Layout' : 'Registry'} className={isLayout ? 'col-span-2' : ''}>
        {placeOf(reference)}
      </Part>
      {isLayout ? null : <Part label="Repository">{reference?.kind === 'registry' ? reference.repository : null}</Part>}
      <Part label={reference?.digest === undefined ? 'Tag' : 'Digest'}>
        {reference ? <Selector of={reference} /> : null}
      </Part>
      <Part label={isLayout ? 'In full' : 'Docker reads it as'} className="max-md:order-last max-md:col-span-full">
        {reference ? formatReference({ ...reference, tag: resolvedTag(reference) }) : null}
      </Part>
      <Part label={probe ? `${kindName(probe.mediaType)}, ${formatBytes(probe.sizeBytes)}` : 'Resolves to'}>
        {probe ? <DigestLabel digest={probe.digest} digits={12} /> : isProbing ? 'asking …' : null}
      </Part>
    </dl>
  );
}

type PartProps = Readonly<{ label: string; className?: string; children: ReactNode }>;

function Part({ label, className = '', children }: PartProps) {
  return (
    <div className={`min-w-0 bg-chrome px-4.5 pt-[7px] pb-2 max-md:px-3.5 max-md:py-1.5 ${className}`}>
      <dt className="text-2xs text-ink-3">{label}</dt>
      <dd className="mono min-h-4 truncate">{children ?? <span className="text-ink-3">–</span>}</dd>
    </div>
  );
}

function placeOf(reference: Reference | null): string | null {
  if (reference === null) return null;
  return reference.kind === 'registry' ? reference.registry : reference.layout;
}

/** What picks the manifest: the digest when there is one, else the tag; `latest` stays quiet when nobody typed it. */
function Selector({ of: reference }: Readonly<{ of: Reference }>) {
  if (reference.digest !== undefined) return <DigestLabel digest={reference.digest} digits={12} />;
  return reference.tag ?? <span className="text-ink-3">{resolvedTag(reference)}</span>;
}
