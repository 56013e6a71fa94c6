'use client';

import { formatBytes } from '@/lib/display/bytes';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { kindName } from '../image/facts';
import type { ImageReading } from '../image/use-image';
import { entryLeaves } from '../platform/entry-leaves';
import { entryName } from '../platform/entry-text';
import { PlatformLabel } from '../platform/platform-label';
import { LateProblemPanel } from '../problem/late-problem-panel';
import { DigestLabel } from '../reference/digest-label';
import { ButtonLink } from '../ui/button';
import { SectionHead } from '../ui/section-head';
import { VerbatimText } from '../ui/verbatim-text';
import type { SideReadings } from './use-pair-reading';

type OneSideFailedProps = Readonly<{
  references: Readonly<{ a: Reference; b: Reference }>;
  readings: SideReadings;
}>;

/** Each side in its half: what hinders the one, and what the other lists all the same. */
export function OneSideFailed({ references, readings }: OneSideFailedProps) {
  return (
    <div className="grid gap-x-8 gap-y-8 px-6 py-6 max-md:px-4 lg:grid-cols-2">
      <Side label="Before" reference={references.a} reading={readings.a} />
      <Side label="After" reference={references.b} reading={readings.b} />
    </div>
  );
}

type SideProps = Readonly<{ label: string; reference: Reference; reading: ImageReading }>;

function Side({ label, reference, reading }: SideProps) {
  const { view, problem, readAgain } = reading;
  return (
    <section aria-label={label} className="min-w-0">
      {view === null && problem !== null ? (
        <LateProblemPanel problem={problem} reference={reference} retry={readAgain} withHome={false} />
      ) : null}
      {view === null && problem === null ? (
        <p role="status" className="text-ink-3">
          Reading {formatReference(reference)}
        </p>
      ) : null}
      {view === null ? null : <Listed label={label} reference={reference} reading={reading} />}
    </section>
  );
}

function Listed({ label, reference, reading: { view } }: SideProps) {
  if (view === null) return null;
  const leaves = entryLeaves(view.entries).filter(({ entry }) => entry.kind !== 'attestation');
  return (
    <>
      <SectionHead title={`${label}: ${kindName(view)}`} note={`${leaves.length} listed`}>
        <ButtonLink href={routes.image(formatReference(reference))}>Inspect</ButtonLink>
      </SectionHead>
      <table aria-label={label} className="timetable">
        <thead>
          <tr>
            <th scope="col">Platform</th>
            <th scope="col">Digest</th>
            <th scope="col" className="text-right!">
              Size
            </th>
          </tr>
        </thead>
        <tbody>
          {leaves.map(({ entry }) => (
            <tr key={entry.id}>
              <th scope="row">
                {entry.platform === null ? (
                  <VerbatimText>{entryName(entry)}</VerbatimText>
                ) : (
                  <PlatformLabel platform={entry.platform} />
                )}
              </th>
              <td>
                <DigestLabel digest={entry.digest} />
              </td>
              <td className="text-right!">{entry.totalBytes === null ? '' : formatBytes(entry.totalBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
