import type { StatementView, StatementSummary as Summary } from '@/lib/contract/attestation';
import { counted } from '@/lib/display/counted';
import type { Digest } from '@/lib/oci/digest';
import { NotSet } from '../image/fact-atoms';
import { DigestLabel } from '../reference/digest-label';
import { KeyValue, KeyValueRow } from '../ui/key-value';
import { ArtifactNames } from './artifact-names';
import { FactLines } from './fact-lines';
import { PackageTable } from './package-table';
import { ProvenanceFacts } from './provenance-facts';
import { SbomFacts } from './sbom-facts';

type StatementSummaryProps = Readonly<{ statement: StatementView; summary: Summary; attachedTo: Digest | null }>;

/** What a statement says, for people. */
export function StatementSummary({ statement, summary, attachedTo }: StatementSummaryProps) {
  return (
    <>
      <KeyValue>
        {summary.kind === 'sbom' ? <SbomFacts sbom={summary} /> : null}
        {summary.kind === 'provenance' ? <ProvenanceFacts provenance={summary} /> : null}
        {summary.kind === 'other' ? (
          <KeyValueRow name="content">
            {summary.facts.length === 0 ? (
              <NotSet>nothing that can be summed up</NotSet>
            ) : (
              <FactLines facts={summary.facts} />
            )}
          </KeyValueRow>
        ) : null}
        <SubjectRows statement={statement} attachedTo={attachedTo} />
        {statement.signatures === null ? null : (
          <KeyValueRow name="envelope">
            {counted(statement.signatures, 'signature', 'signatures')}{' '}
            <span className="text-ink-3">not verified here</span>
          </KeyValueRow>
        )}
      </KeyValue>
      {summary.kind === 'sbom' ? <PackageTable sbom={summary} /> : null}
    </>
  );
}

function SubjectRows({ statement, attachedTo }: Readonly<{ statement: StatementView; attachedTo: Digest | null }>) {
  const { subjects, subjectCount, matchesSubject } = statement;
  if (subjectCount === 0) return null;
  return (
    <>
      <KeyValueRow name="subject">
        <ArtifactNames artifacts={subjects.slice(0, shownSubjects)} />
        {subjectCount > shownSubjects ? (
          <span className="text-ink-3">and {counted(subjectCount - shownSubjects, 'more', 'more')}</span>
        ) : null}
      </KeyValueRow>
      {matchesSubject === false && attachedTo !== null ? (
        <KeyValueRow name="attached to">
          <DigestLabel digest={attachedTo} digits={12} />{' '}
          <span className="text-ink-3">which this statement does not name</span>
        </KeyValueRow>
      ) : null}
    </>
  );
}

const shownSubjects = 5;
