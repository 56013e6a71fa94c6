import type { SbomSummary, TallyView } from '@/lib/contract/attestation';
import { Mono, NotSet } from '../image/fact-atoms';
import { KeyValueRow } from '../ui/key-value';
import { VerbatimText } from '../ui/verbatim-text';
import { TimeText } from './time-text';

/** What an SBOM says of itself, and its packages in numbers. */
export function SbomFacts({ sbom }: Readonly<{ sbom: SbomSummary }>) {
  return (
    <>
      <KeyValueRow name="format">
        {sbom.format} {sbom.version === null ? null : <VerbatimText>{sbom.version}</VerbatimText>}
      </KeyValueRow>
      {sbom.name === null ? null : (
        <KeyValueRow name="document">
          <Mono>{sbom.name}</Mono>
        </KeyValueRow>
      )}
      <KeyValueRow name="created">{sbom.created === null ? <NotSet /> : <TimeText time={sbom.created} />}</KeyValueRow>
      <KeyValueRow name="made by">
        {sbom.tools.length === 0 ? <NotSet>not stated</NotSet> : <Mono>{sbom.tools.join(', ')}</Mono>}
      </KeyValueRow>
      <KeyValueRow name="packages">
        {sbom.packageCount.toLocaleString('en')}
        {sbom.packageCount === 0 ? null : (
          <>
            <span className="text-ink-3">: </span>
            <Tally tallies={sbom.ecosystems} />
          </>
        )}
      </KeyValueRow>
      {sbom.packageCount === 0 ? null : (
        <KeyValueRow name="licences">
          <Tally tallies={sbom.licenses} />
        </KeyValueRow>
      )}
    </>
  );
}

const shownTallies = 8;

function Tally({ tallies }: Readonly<{ tallies: readonly TallyView[] }>) {
  const rest = tallies.slice(shownTallies).reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {tallies.slice(0, shownTallies).map(({ name, count }, index) => (
        <span key={name}>
          {index === 0 ? null : ', '}
          <VerbatimText>{name}</VerbatimText>
          {'\u00a0'}
          <span className="text-ink-3">{count.toLocaleString('en')}</span>
        </span>
      ))}
      {rest === 0 ? null : <span className="text-ink-3">, others {rest.toLocaleString('en')}</span>}
    </>
  );
}
