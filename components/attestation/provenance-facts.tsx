import type { ProvenanceSummary } from '@/lib/contract/attestation';
import { counted } from '@/lib/display/counted';
import { Mono, NotSet } from '../image/fact-atoms';
import { KeyValueRow } from '../ui/key-value';
import { VerbatimText } from '../ui/verbatim-text';
import { ArtifactNames } from './artifact-names';
import { FactLines } from './fact-lines';
import { TimeText } from './time-text';

/** Who built an image, from what and how, as its provenance claims. */
export function ProvenanceFacts({ provenance }: Readonly<{ provenance: ProvenanceSummary }>) {
  const { source, started, finished, reproducible, completeness, parameters, materials, materialCount } = provenance;
  const complete = completeness.filter(({ isComplete }) => isComplete).map(({ name }) => name);
  const incomplete = completeness.filter(({ isComplete }) => !isComplete).map(({ name }) => name);
  return (
    <>
      <KeyValueRow name="format">
        SLSA v<VerbatimText>{provenance.version}</VerbatimText>
      </KeyValueRow>
      <TextRow name="builder" value={provenance.builder} isAlways />
      <TextRow name="build type" value={provenance.buildType} />
      <TextRow name="source" value={source.uri} isAlways />
      <TextRow name="revision" value={source.revision} />
      <TextRow name="entry point" value={source.entryPoint} />
      <TextRow name="invocation" value={provenance.invocation} />
      {started === null ? null : (
        <KeyValueRow name="started">
          <TimeText time={started} />
        </KeyValueRow>
      )}
      {finished === null ? null : (
        <KeyValueRow name="finished">
          <TimeText time={finished} />
        </KeyValueRow>
      )}
      {reproducible === null ? null : (
        <KeyValueRow name="reproducible">{reproducible ? 'yes, as the builder claims' : 'not claimed'}</KeyValueRow>
      )}
      {completeness.length === 0 ? null : (
        <KeyValueRow name="complete">
          {complete.length === 0 ? 'nothing' : <VerbatimText>{complete.join(', ')}</VerbatimText>}
          {incomplete.length === 0 ? null : (
            <span className="text-ink-3">
              ; not <VerbatimText>{incomplete.join(', ')}</VerbatimText>
            </span>
          )}
        </KeyValueRow>
      )}
      <KeyValueRow name="parameters">
        {parameters.length === 0 ? <NotSet>none</NotSet> : <FactLines facts={parameters} />}
      </KeyValueRow>
      <KeyValueRow name="materials">
        {materialCount === 0 ? <NotSet>none</NotSet> : <ArtifactNames artifacts={materials} />}
        {materialCount > materials.length ? (
          <span className="text-ink-3">and {counted(materialCount - materials.length, 'more', 'more')}</span>
        ) : null}
      </KeyValueRow>
    </>
  );
}

function TextRow({
  name,
  value,
  isAlways = false,
}: Readonly<{ name: string; value: string | null; isAlways?: boolean }>) {
  if (value === null && !isAlways) return null;
  return <KeyValueRow name={name}>{value === null ? <NotSet>not stated</NotSet> : <Mono>{value}</Mono>}</KeyValueRow>;
}
