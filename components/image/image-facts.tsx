import type { ReactNode } from 'react';
import type { FindingView, ImageView } from '@/lib/contract/image';
import { formatBytes } from '@/lib/display/bytes';
import { counted } from '@/lib/display/counted';
import { formatDate, formatTime } from '@/lib/display/date';
import { isUnread, type Leaf } from '../platform/entry-leaves';
import { Fact, FactLine } from '../ui/fact-line';
import { Skeleton } from '../ui/skeleton';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { attestationCount, createdRange, kindName, leftOut } from './facts';

type ImageFactsProps = Readonly<{
  view: ImageView;
  leaves: readonly Leaf[];
  /** How many platforms are expected and not listed. */
  gapCount: number;
  isComplete: boolean;
}>;

/** What there is to know of an image before any of its entries: kind, count, size, age, proof. */
export function ImageFacts({ view, leaves, gapCount, isComplete }: ImageFactsProps) {
  const attestations = attestationCount(view.entries);
  return (
    <FactLine>
      <Fact name="Kind">{kindName(view)}</Fact>
      {view.artifactType === null ? null : (
        <Fact name="Artifact type">
          <span className="mono whitespace-normal wrap-anywhere">
            <VerbatimText>{view.artifactType}</VerbatimText>
          </span>
        </Fact>
      )}
      {view.kind === 'index' || gapCount > 0 ? (
        <EntryCount leaves={leaves} gapCount={gapCount} isComplete={isComplete} />
      ) : null}
      {attestations === 0 ? null : (
        <Fact name="Attestation manifests">
          {attestations.toLocaleString('en')}
          <span className="text-ink-3 max-md:hidden">unknown/unknown</span>
          <span className="md:hidden">attestations</span>
        </Fact>
      )}
      <Fact name="Total, compressed">
        {isComplete ? <Total totalBytes={view.totalBytes} leaves={leaves} /> : <Skeleton className="h-2.5 w-12" />}
      </Fact>
      {view.kind === 'artifact' ? null : (
        <Fact name="Created">
          <Created leaves={leaves} isComplete={isComplete} />
        </Fact>
      )}
      <Fact name="Digest">
        <Status tone="ok">verified</Status>
      </Fact>
      {view.findings.length === 0 ? null : (
        <Fact name="Checks">
          <FindingCounts findings={view.findings} />
        </Fact>
      )}
    </FactLine>
  );
}

function EntryCount({ leaves, gapCount, isComplete }: Omit<ImageFactsProps, 'view'>) {
  const listed = leaves.filter(({ entry }) => entry.kind !== 'attestation');
  const failed = leftOut(listed).length;
  const missing = isComplete ? failed + listed.filter(isUnread).length : 0;
  const nested = listed.filter(({ parents }) => parents.length > 0).length;
  return (
    <Fact name="Platforms">
      {listed.length.toLocaleString('en')} listed{gapCount === 0 ? null : `, ${gapCount.toLocaleString('en')} missing`}
      {missing === 0 ? null : (
        <span className={failed > 0 ? 'text-warn' : 'text-ink-3'}>
          {listed.length - missing} of {listed.length} read
        </span>
      )}
      {nested === 0 ? null : <span className="text-ink-3">{counted(nested, 'nested', 'nested')}</span>}
    </Fact>
  );
}

function Total({ totalBytes, leaves }: Readonly<{ totalBytes: number; leaves: readonly Leaf[] }>) {
  const unread = leaves.filter(isUnread).length;
  const left = unread + leftOut(leaves).length;
  if (left > 0 && totalBytes === 0) return <span className="text-ink-3">{notReadYet('size')}</span>;
  return (
    <>
      {formatBytes(totalBytes)}
      {left === 0 ? null : <span className="text-warn">without {counted(left, 'entry', 'entries')}</span>}
    </>
  );
}

/** On small screens, where facts have no names, it says what was not read. */
function notReadYet(what: string): ReactNode {
  return (
    <>
      <span className="md:hidden">{what} </span>not read yet
    </>
  );
}

function Created({ leaves, isComplete }: Readonly<{ leaves: readonly Leaf[]; isComplete: boolean }>) {
  const range = createdRange(leaves);
  if (range === null) {
    return isComplete ? (
      <span className="text-ink-3">{leaves.some(isUnread) ? notReadYet('date') : 'not stated'}</span>
    ) : (
      <Skeleton className="h-2.5 w-20" />
    );
  }
  const [first, last] = [formatDate(range.first), formatDate(range.last)];
  return (
    <>
      <span className="md:hidden">created</span>
      {first === last ? first : `${first} to ${last}`}
      {first === last ? <span className="text-ink-3 max-md:hidden">{formatTime(range.last)}</span> : null}
    </>
  );
}

function FindingCounts({ findings }: Readonly<{ findings: readonly FindingView[] }>) {
  const count = (severity: FindingView['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')];
  return (
    <>
      {errors === 0 ? null : <Status tone="danger">{counted(errors, 'error', 'errors')}</Status>}
      {warnings === 0 ? null : <Status tone="warn">{counted(warnings, 'warning', 'warnings')}</Status>}
      {notes === 0 ? null : <Status tone="info">{counted(notes, 'note', 'notes')}</Status>}
    </>
  );
}
