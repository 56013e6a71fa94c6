import type { Digest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import type { Platform } from '../platform/platform';
import {
  buildkitProvenance,
  cycloneDxDocument,
  envelopeOf,
  spdxDocument,
  statementOf,
  workflowProvenance,
} from './attestation-documents';
import {
  attestation,
  blob,
  type Fixture,
  type FixtureBlob,
  image,
  jsonBlob,
  manifestFixture,
  ociIndex,
} from './fixtures';

const spdx = 'https://spdx.dev/Document';
const slsa = 'https://slsa.dev/provenance/v0.2';
const linux = (architecture: string): Platform => ({ os: 'linux', architecture });

/** What is attested of images, and what registries hold that is no image at all. */
export const artifactFixtures = {
  /** Two images: one with an SBOM and provenance, one whose SBOM is about another image. */
  attested: () => {
    const [first, second] = [image(linux('amd64')), image(linux('arm64'))];
    const { digest } = first.descriptor;
    return ociIndex([
      first,
      second,
      attestation(first, [
        { predicateType: spdx, document: statementOf(spdx, spdxDocument, digest) },
        { predicateType: slsa, document: statementOf(slsa, buildkitProvenance, digest) },
      ]),
      attestation(second, [{ predicateType: spdx, document: statementOf(spdx, spdxDocument, digest) }]),
    ]);
  },
  helmChart: () =>
    artifactOf(jsonBlob('application/vnd.cncf.helm.config.v1+json', helmChart), [
      blob('application/vnd.cncf.helm.chart.content.v1.tar+gzip', Buffer.from('a chart')),
    ]),
  wasmModule: () =>
    artifactOf(jsonBlob('application/vnd.wasm.config.v0+json', wasmConfig), [
      blob('application/wasm', Buffer.from('\0asm\x01\0\0\0', 'latin1')),
    ]),
  cosignSignature: () =>
    artifactOf(jsonBlob(mediaType.ociConfig, { architecture: '', os: '', rootfs: { type: 'layers', diff_ids: [] } }), [
      jsonBlob('application/vnd.dev.cosign.simplesigning.v1+json', {
        critical: { type: 'cosign container image signature' },
      }),
    ]),
  cosignAttestation: () => {
    const statement = statementOf('https://slsa.dev/provenance/v1', workflowProvenance, attestedDigest, 'v1');
    return artifactOf(jsonBlob(mediaType.ociConfig, { architecture: '', os: '' }), [
      jsonBlob('application/vnd.dsse.envelope.v1+json', envelopeOf(statement)),
    ]);
  },
  /** An SBOM that names its image in `subject`, as `oras attach` makes it. */
  sbomArtifact: () => {
    const subject = image(linux('amd64')).descriptor;
    const parts = { artifactType: 'application/vnd.cyclonedx+json', subject: { ...subject, platform: undefined } };
    return artifactOf(
      blob(mediaType.ociEmpty, Buffer.from('{}')),
      [jsonBlob('application/vnd.cyclonedx+json', cycloneDxDocument)],
      parts,
    );
  },
  /** An index in an index in an index, the innermost with an attested image. */
  nestedThree: () => {
    const deep = image(linux('riscv64'));
    const innermost = ociIndex([deep, attestation(deep)], { annotations: { 'org.example.level': '3' } });
    const middle = ociIndex([image(linux('arm64')), innermost], { annotations: { 'org.example.level': '2' } });
    return ociIndex([image(linux('amd64')), middle], { annotations: { 'org.example.level': '1' } });
  },
} as const satisfies Record<string, () => Fixture>;

const attestedDigest: Digest = image(linux('amd64')).descriptor.digest;

const helmChart = {
  apiVersion: 'v2',
  name: 'podinfo',
  version: '6.7.1',
  appVersion: '6.7.1',
  description: 'Podinfo Helm chart for Kubernetes',
  kubeVersion: '>=1.23.0-0',
  home: 'https://github.com/stefanprodan/podinfo',
  maintainers: [{ name: 'stefanprodan', email: 'stefanprodan@users.noreply.github.com' }],
};

const wasmConfig = {
  created: '2025-05-02T09:14:00Z',
  author: 'Example',
  architecture: 'wasm',
  os: 'wasip2',
  layerDigests: [],
  component: { exports: ['wasi:http/incoming-handler@0.2.0'], imports: ['wasi:io/streams@0.2.0'], target: null },
};

function artifactOf(config: FixtureBlob, files: readonly FixtureBlob[], parts: object = {}): Fixture {
  const layers = files.map(({ descriptor }) => descriptor);
  const manifest = { schemaVersion: 2, mediaType: mediaType.ociManifest, ...parts, config: config.descriptor, layers };
  return manifestFixture(mediaType.ociManifest, manifest, { blobs: [config, ...files] });
}
