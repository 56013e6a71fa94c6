import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { counted } from '@/lib/display/counted';
import type { Digest } from '@/lib/oci/digest';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { AttestedMarks } from '../attestation/attested-marks';
import type { Leaf } from '../platform/entry-leaves';
import { entryName } from '../platform/entry-text';
import { DigestLabel } from '../reference/digest-label';
import { Icon } from '../ui/icon';
import { SectionHead } from '../ui/section-head';
import { VerbatimText } from '../ui/verbatim-text';

type Attached = Readonly<{ id: string; digest: Digest; subject: string | null }>;

/** The attestation manifests of an index, each under what it describes. They are read when they are opened. */
export function AttestationList({ reference, leaves }: Readonly<{ reference: Reference; leaves: readonly Leaf[] }>) {
  const attached = leaves.flatMap(attestationsOf);
  if (attached.length === 0) return null;
  const note = `${counted(attached.length, 'index entry', 'index entries')} with platform unknown/unknown, attached by digest`;
  return (
    <section aria-labelledby="attestations" className="mt-3">
      <SectionHead id="attestations" title="Attestation manifests" note={note} />
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(260px,1fr))] gap-x-6 border-t border-line-strong text-xs">
        {attached.map(({ id, digest, subject }) => (
          <li
            key={id}
            data-arch="unknown"
            className="flex min-h-7 items-center gap-[7px] border-b border-line max-md:min-h-11"
          >
            <i className="arch-key" />
            <Link
              href={routes.image(formatReference({ ...reference, tag: undefined, digest }))}
              prefetch={false}
              className="inline-flex min-h-6 items-center no-underline hover:underline"
            >
              <span className="sr-only">Open attestation manifest </span>
              <DigestLabel digest={digest} />
            </Link>
            <Icon of={ArrowRight} size="sm" className="text-ink-4" />
            <span className={`truncate ${subject === null ? 'text-warn' : 'mono'}`}>
              {subject === null ? 'describes nothing listed here' : <VerbatimText>{subject}</VerbatimText>}
            </span>
            <span className="ml-auto inline-flex">
              <AttestedMarks digests={[digest]} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function attestationsOf({ entry }: Leaf): readonly Attached[] {
  if (entry.kind === 'attestation') return [{ id: entry.id, digest: entry.digest, subject: null }];
  const subject = entryName(entry).replace(/^linux\//, '');
  return entry.attestations.map(({ digest, position }) => ({ id: `${entry.id}@${position}`, digest, subject }));
}
