'use client';

import { useId, useState } from 'react';
import type { AttestationManifestView, StatementView } from '@/lib/contract/attestation';
import { formatBytes } from '@/lib/display/bytes';
import { ProblemPanel } from '../problem/problem-panel';
import { DigestLabel } from '../reference/digest-label';
import { Icon } from '../ui/icon';
import { type Segment, Segmented } from '../ui/segmented';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { statementKind, statementLooks, statementName } from './statement-name';
import { StatementRaw } from './statement-raw';
import { StatementSummary } from './statement-summary';

const views = ['summary', 'raw'] as const;
type View = (typeof views)[number];

const segments: readonly Segment<View>[] = [
  { value: 'summary', label: 'Summary' },
  { value: 'raw', label: 'Raw JSON' },
];

type StatementSectionProps = Readonly<{ manifest: AttestationManifestView; statement: StatementView }>;

/** One statement: what it is, whether it is about the right manifest, what it says, and its exact bytes. */
export function StatementSection({ manifest, statement }: StatementSectionProps) {
  const [view, setView] = useState<View>('summary');
  const heading = useId();
  const { problem } = statement;
  return (
    <section aria-labelledby={heading} className="border-t border-line-strong pt-2.5 pb-4 not-first:mt-2">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1.5">
        <Icon of={statementLooks[statementKind(statement)].icon} className="mt-[3px] text-ink-2" />
        <div className="min-w-0 flex-1">
          <h3 id={heading} className="font-medium">
            {statementName(statement)}
          </h3>
          <p className="text-xs text-ink-3 wrap-anywhere">
            {statement.predicateType === null ? (
              <VerbatimText>{statement.mediaType}</VerbatimText>
            ) : (
              <VerbatimText>{statement.predicateType}</VerbatimText>
            )}
          </p>
        </div>
        <div className="grid justify-items-end text-xs max-md:w-full max-md:justify-items-start max-md:pl-6.5">
          <SubjectCheck statement={statement} />
          <span className="inline-flex items-center gap-2">
            <DigestLabel digest={statement.digest} />
            <span className="text-ink-2">{formatBytes(statement.sizeBytes)}</span>
          </span>
        </div>
      </div>
      <div className="mt-2.5">
        {problem === null ? null : <ProblemPanel problem={problem} heading="h3" withHome={false} />}
        {statement.summary === null ? null : (
          <div className="mb-2.5">
            <Segmented label={`${statementName(statement)} as`} segments={segments} value={view} onChange={setView} />
          </div>
        )}
        {statement.summary !== null && view === 'summary' ? (
          <StatementSummary statement={statement} summary={statement.summary} attachedTo={manifest.subject} />
        ) : null}
        {view === 'raw' || problem?.code === 'manifest_invalid' ? (
          <StatementRaw reference={manifest.reference} statement={statement} />
        ) : null}
      </div>
    </section>
  );
}

/** Whether the statement names the manifest that it is attached to: anybody who may push may attach anything. */
function SubjectCheck({
  statement: { matchesSubject, subjectCount, problem },
}: Readonly<{ statement: StatementView }>) {
  if (problem !== null) return <Status tone="danger">not read</Status>;
  if (matchesSubject !== null) {
    return matchesSubject ? (
      <Status tone="ok">subject matches</Status>
    ) : (
      <Status tone="danger">about another manifest</Status>
    );
  }
  return <Status tone="muted">{subjectCount === 0 ? 'names no subject' : 'subject not compared'}</Status>;
}
