import type { ProvenanceSummary } from '../contract/attestation';
import { flatFacts } from './flat-facts';
import { at, booleanAt, entriesAt, isObject, listAt, textAt } from './json-shape';
import { digestsOf, namedArtifacts } from './named-artifacts';

/** The summary of SLSA provenance, in the shape of v1 or v0.2; null for anything else. */
export function summarizeProvenance(predicateType: string | null, predicate: unknown): ProvenanceSummary | null {
  if (isObject(at(predicate, 'buildDefinition'))) return summarizeV1(predicate);
  const isNamed = predicateType?.startsWith('https://slsa.dev/provenance/') ?? false;
  return isNamed && isObject(predicate) ? summarizeV02(predicate, predicateType?.split('/v').at(-1) ?? '') : null;
}

/** BuildKit adds what it knows of the version control here. @see buildkit docs/attestations/slsa-definitions.md */
const buildkitMetadata = 'https://mobyproject.org/buildkit@v1#metadata';

/** @see SLSA Provenance v0.2 */
function summarizeV02(predicate: unknown, version: string): ProvenanceSummary {
  const config = at(predicate, 'invocation', 'configSource');
  const materials = listAt(predicate, 'materials');
  return {
    kind: 'provenance',
    version,
    builder: textAt(predicate, 'builder', 'id'),
    buildType: textAt(predicate, 'buildType'),
    invocation:
      textAt(predicate, 'metadata', 'buildInvocationID') ?? textAt(predicate, 'metadata', 'buildInvocationId'),
    source: sourceOf(config, at(predicate, 'metadata', buildkitMetadata, 'vcs'), textAt(config, 'entryPoint')),
    started: textAt(predicate, 'metadata', 'buildStartedOn'),
    finished: textAt(predicate, 'metadata', 'buildFinishedOn'),
    reproducible: booleanAt(predicate, 'metadata', 'reproducible'),
    completeness: claims(at(predicate, 'metadata', 'completeness')),
    parameters: flatFacts({
      ...asObject(at(predicate, 'invocation', 'parameters')),
      ...asObject(at(predicate, 'invocation', 'environment')),
    }),
    materialCount: materials.length,
    materials: namedArtifacts(materials),
  };
}

/** @see SLSA Provenance v1 */
function summarizeV1(predicate: unknown): ProvenanceSummary {
  const external = at(predicate, 'buildDefinition', 'externalParameters');
  const metadata = at(predicate, 'runDetails', 'metadata');
  const materials = listAt(predicate, 'buildDefinition', 'resolvedDependencies');
  const { configSource, workflow, ...parameters } = asObject(external);
  return {
    kind: 'provenance',
    version: '1',
    builder: textAt(predicate, 'runDetails', 'builder', 'id'),
    buildType: textAt(predicate, 'buildDefinition', 'buildType'),
    invocation: textAt(metadata, 'invocationId') ?? textAt(metadata, 'invocationID'),
    source: isObject(workflow)
      ? workflowSource(workflow, materials)
      : sourceOf(configSource, at(metadata, 'buildkit_metadata', 'vcs'), textAt(configSource, 'path')),
    started: textAt(metadata, 'startedOn'),
    finished: textAt(metadata, 'finishedOn'),
    reproducible: booleanAt(metadata, 'buildkit_reproducible'),
    completeness: claims(at(metadata, 'buildkit_completeness')),
    parameters: flatFacts({ ...asObject(parameters.request), ...parameters, request: undefined }),
    materialCount: materials.length,
    materials: namedArtifacts(materials),
  };
}

/** Where a build was given no remote context, version control may still tell where its files were from. */
function sourceOf(config: unknown, vcs: unknown, entryPoint: string | null): ProvenanceSummary['source'] {
  const uri = textAt(config, 'uri');
  return {
    uri: uri ?? textAt(vcs, 'source'),
    revision: uri === null ? textAt(vcs, 'revision') : (digestsOf(config)[0]?.value ?? null),
    entryPoint,
  };
}

/** @see https://actions.github.io/buildtypes/workflow/v1 */
function workflowSource(workflow: unknown, materials: readonly unknown[]): ProvenanceSummary['source'] {
  const repository = textAt(workflow, 'repository');
  const ref = textAt(workflow, 'ref');
  const commits = materials.slice(0, 20).flatMap((material) => textAt(material, 'digest', 'gitCommit') ?? []);
  return {
    uri: repository === null ? null : `${repository}${ref === null ? '' : `@${ref}`}`,
    revision: commits[0] ?? null,
    entryPoint: textAt(workflow, 'path'),
  };
}

function claims(value: unknown): ProvenanceSummary['completeness'] {
  return entriesAt(value)
    .slice(0, 10)
    .flatMap(([name, isComplete]) => (typeof isComplete === 'boolean' ? [{ name, isComplete }] : []));
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}
