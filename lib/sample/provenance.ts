import 'server-only';
import type { Descriptor } from '../oci/descriptor';

const builder = { id: 'https://ci.example.com/hello/runs/4711' };
const source = {
  uri: 'https://example.com/hello.git#refs/tags/v1.2.0',
  digest: { sha1: '5b1f0c2e94d8a7736ea1c06b2f7d9e8830a4c5d1' },
};
const frontend = {
  uri: 'pkg:docker/docker/dockerfile@1.14',
  digest: { sha256: '4c68376a702446fc3c79af22de146a148bc3367e73c25a5803d453b6b3f722fb' },
};
const args = { 'build-arg:VERSION': '1.2.0', target: 'release' };
const startedAt = '2025-05-02T09:13:21Z';
const finishedAt = '2025-05-02T09:14:09Z';
const invocation = 'q1m7sd0hl3b1x2kq5v0y9wz8e';

/** @see SLSA Provenance v0.2, as BuildKit fills it: buildkit docs/attestations/slsa-definitions.md */
export function provenance({ platform }: Descriptor) {
  return {
    builder,
    buildType: 'https://mobyproject.org/buildkit@v1',
    materials: [frontend, source],
    invocation: {
      configSource: { ...source, entryPoint: 'Dockerfile' },
      parameters: { frontend: 'gateway.v0', args },
      environment: { platform: `linux/${platform?.architecture}` },
    },
    metadata: {
      buildInvocationID: invocation,
      buildStartedOn: startedAt,
      buildFinishedOn: finishedAt,
      completeness: { parameters: true, environment: true, materials: false },
      reproducible: true,
    },
  };
}

/** @see SLSA Provenance v1, as BuildKit fills it */
export function provenanceV1({ platform }: Descriptor) {
  return {
    buildDefinition: {
      buildType: 'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md',
      externalParameters: {
        configSource: { ...source, path: 'Dockerfile' },
        request: { frontend: 'gateway.v0', args },
      },
      internalParameters: { builderPlatform: `linux/${platform?.architecture}` },
      resolvedDependencies: [frontend, source],
    },
    runDetails: {
      builder,
      metadata: {
        invocationId: invocation,
        startedOn: startedAt,
        finishedOn: finishedAt,
        buildkit_completeness: { request: true, resolvedDependencies: false },
        buildkit_hermetic: false,
        buildkit_reproducible: true,
      },
    },
  };
}
