import type { Digest } from '../oci/digest';

/** Documents as real tools write them, shortened: what stands here was read from published images. */

const commit = '9f31c7e0b2a4d5c6e7f8091a2b3c4d5e6f708192';
const alpineDigest = 'a8560b36e8b8210634f77d9f7f9efd7ffa463e380b75e2e74aff4511df3ef88c';

/** An in-toto statement about `subject`. */
export function statementOf(
  predicateType: string,
  predicate: unknown,
  subject: Digest,
  version: 'v0.1' | 'v1' = 'v0.1',
) {
  const [algorithm = '', hex = ''] = subject.split(':');
  return {
    _type: version === 'v1' ? 'https://in-toto.io/Statement/v1' : 'https://in-toto.io/Statement/v0.1',
    predicateType,
    subject: [{ name: 'pkg:docker/team/app@1.0?platform=linux%2Famd64', digest: { [algorithm]: hex } }],
    predicate,
  };
}

/** A DSSE envelope, as cosign attaches it. */
export function envelopeOf(statement: unknown) {
  return {
    payloadType: 'application/vnd.in-toto+json',
    payload: Buffer.from(JSON.stringify(statement)).toString('base64'),
    signatures: [{ keyid: '', sig: 'MEUCIQDexample' }],
  };
}

/** A Sigstore bundle, as GitHub's attestations have it. */
export function bundleOf(statement: unknown) {
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { certificate: { rawBytes: 'MIIC' }, tlogEntries: [] },
    dsseEnvelope: envelopeOf(statement),
  };
}

const spdxPackage = (type: string, name: string, version: string, license: string) => ({
  name,
  SPDXID: `SPDXRef-Package-${type}-${name}`,
  versionInfo: version,
  downloadLocation: 'NOASSERTION',
  filesAnalyzed: false,
  licenseConcluded: 'NOASSERTION',
  licenseDeclared: license,
  externalRefs: [
    { referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: `cpe:2.3:a:${name}:${name}` },
    { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: `pkg:${type}/${name}@${version}` },
  ],
});

/** What BuildKit's scanner (Syft) writes. */
export const spdxDocument = {
  spdxVersion: 'SPDX-2.3',
  dataLicense: 'CC0-1.0',
  SPDXID: 'SPDXRef-DOCUMENT',
  name: 'sbom',
  documentNamespace: 'https://anchore.com/syft/dir/sbom-1f0c',
  creationInfo: {
    licenseListVersion: '3.26',
    creators: ['Organization: Anchore, Inc', 'Tool: syft-v1.18.1', 'Tool: buildkit-v0.20.0'],
    created: '2025-05-02T09:14:05Z',
  },
  packages: [
    spdxPackage('apk/alpine', 'alpine-baselayout', '3.6.5-r0', 'GPL-2.0-only'),
    spdxPackage('apk/alpine', 'busybox', '1.36.1-r29', 'GPL-2.0-only'),
    spdxPackage('apk/alpine', 'musl', '1.2.5-r0', 'MIT'),
    spdxPackage('npm', 'express', '4.21.2', 'MIT'),
    { name: 'sbom', SPDXID: 'SPDXRef-DocumentRoot-Directory-sbom', downloadLocation: 'NOASSERTION' },
  ],
  relationships: [],
};

/** What Syft, Trivy and cdxgen write. */
export const cycloneDxDocument = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
  version: 1,
  metadata: {
    timestamp: '2025-05-02T09:14:05+00:00',
    tools: { components: [{ type: 'application', name: 'trivy', version: '0.58.0' }] },
    component: { type: 'container', name: 'team/app:1.0' },
  },
  components: [
    {
      type: 'library',
      group: '@babel',
      name: 'core',
      version: '7.26.0',
      purl: 'pkg:npm/%40babel/core@7.26.0',
      licenses: [{ license: { id: 'MIT' } }],
      components: [{ type: 'library', name: 'debug', version: '4.4.0', purl: 'pkg:npm/debug@4.4.0' }],
    },
    {
      type: 'library',
      name: 'openssl',
      version: '3.3.2-r4',
      purl: 'pkg:apk/alpine/openssl@3.3.2-r4',
      licenses: [{ expression: 'Apache-2.0' }],
    },
  ],
};

/** What BuildKit writes at `provenance=mode=min`, for a build from a Git context. */
export const buildkitProvenance = {
  builder: { id: 'https://github.com/team/app/actions/runs/3709599520/attempts/1' },
  buildType: 'https://mobyproject.org/buildkit@v1',
  materials: [
    { uri: 'pkg:docker/alpine@3.20?platform=linux%2Famd64', digest: { sha256: alpineDigest } },
    { uri: 'https://github.com/team/app.git#refs/tags/v1.0', digest: { sha1: commit } },
  ],
  invocation: {
    configSource: {
      uri: 'https://github.com/team/app.git#refs/tags/v1.0',
      digest: { sha1: commit },
      entryPoint: 'Dockerfile',
    },
    parameters: { frontend: 'dockerfile.v0', args: { 'build-arg:VERSION': '1.0', target: 'release' } },
    environment: { platform: 'linux/amd64' },
  },
  metadata: {
    buildInvocationID: 'yirbp1aosi1vqjmi3z6bc75nb',
    buildStartedOn: '2025-05-02T09:13:00.109Z',
    buildFinishedOn: '2025-05-02T09:14:00.553Z',
    completeness: { parameters: true, environment: true, materials: false },
    reproducible: false,
  },
};

/** What BuildKit writes with `provenance=version=v1`, for a build from local files. */
export const buildkitProvenanceV1 = {
  buildDefinition: {
    buildType: 'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md',
    externalParameters: {
      configSource: { path: 'Dockerfile' },
      request: { frontend: 'dockerfile.v0', args: { 'build-arg:VERSION': '1.0' }, locals: [{ name: 'context' }] },
    },
    internalParameters: { builderPlatform: 'linux/amd64' },
    resolvedDependencies: [{ uri: 'pkg:docker/alpine@3.20', digest: { sha256: alpineDigest } }],
  },
  runDetails: {
    builder: { id: '' },
    metadata: {
      invocationId: 'yirbp1aosi1vqjmi3z6bc75nb',
      startedOn: '2025-05-02T09:13:00Z',
      finishedOn: '2025-05-02T09:14:00Z',
      buildkit_metadata: { vcs: { source: 'https://github.com/team/app.git', revision: commit } },
      buildkit_hermetic: false,
      buildkit_completeness: { request: true, resolvedDependencies: false },
      buildkit_reproducible: true,
    },
  },
};

/** What GitHub's actions/attest-build-provenance writes. */
export const workflowProvenance = {
  buildDefinition: {
    buildType: 'https://actions.github.io/buildtypes/workflow/v1',
    externalParameters: {
      workflow: {
        ref: 'refs/tags/v1.0',
        repository: 'https://github.com/team/app',
        path: '.github/workflows/release.yml',
      },
    },
    internalParameters: { github: { event_name: 'push', runner_environment: 'github-hosted' } },
    resolvedDependencies: [{ uri: 'git+https://github.com/team/app@refs/tags/v1.0', digest: { gitCommit: commit } }],
  },
  runDetails: {
    builder: { id: 'https://github.com/team/app/.github/workflows/release.yml@refs/tags/v1.0' },
    metadata: { invocationId: 'https://github.com/team/app/actions/runs/3709599520/attempts/1' },
  },
};
