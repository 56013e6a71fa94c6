import 'server-only';
import { attestationAnnotation, attestationManifestType } from '../oci/annotations';
import type { Descriptor } from '../oci/descriptor';
import { digestHex } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import type { LayoutBlobs } from './layout-blobs';

const statementType = 'application/vnd.in-toto+json';
const builtAt = '2025-05-02T09:14:00Z';

/** Adds what BuildKit attests of the image `subject`: its contents and how it was built. @see buildkit docs/attestations/attestation-storage.md */
export function addAttestation(blobs: LayoutBlobs, subject: Descriptor): Descriptor {
  const layers = [
    addStatement(blobs, subject, 'https://spdx.dev/Document', softwareBill(subject)),
    addStatement(blobs, subject, 'https://slsa.dev/provenance/v0.2', provenance),
  ];
  const platform = { architecture: 'unknown', os: 'unknown' };
  const config = {
    ...platform,
    config: {},
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: mediaType.ociManifest,
    config: blobs.addJson(mediaType.ociConfig, config, 0),
    layers,
  };
  return {
    ...blobs.addJson(mediaType.ociManifest, manifest),
    annotations: {
      [attestationAnnotation.subject]: subject.digest,
      [attestationAnnotation.type]: attestationManifestType,
    },
    platform,
  };
}

/** @see in-toto Attestation Framework, Statement layer */
function addStatement(blobs: LayoutBlobs, { digest, platform }: Descriptor, predicateType: string, predicate: object) {
  const name = `pkg:docker/hello@1.2.0?platform=linux%2F${platform?.architecture}`;
  const statement = {
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType,
    subject: [{ name, digest: { sha256: digestHex(digest) } }],
    predicate,
  };
  return {
    ...blobs.addJson(statementType, statement, 0),
    annotations: { 'in-toto.io/predicate-type': predicateType },
  };
}

/** @see SPDX 2.3 */
function softwareBill({ digest }: Descriptor) {
  const element = (id: string, name: string) => ({
    SPDXID: `SPDXRef-${id}`,
    name,
    versionInfo: '1.2.0',
    downloadLocation: 'NOASSERTION',
    licenseDeclared: 'Apache-2.0',
  });
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'hello',
    documentNamespace: `https://example.com/spdx/hello-${digestHex(digest).slice(0, 12)}`,
    creationInfo: { created: builtAt, creators: ['Organization: Example'] },
    packages: [element('Package-hello', 'hello'), element('Package-hello-doc', 'hello-doc')],
  };
}

/** @see SLSA Provenance v0.2 */
const provenance = {
  builder: { id: '' },
  buildType: 'https://mobyproject.org/buildkit@v1',
  materials: [],
  invocation: {
    configSource: { entryPoint: 'Dockerfile' },
    parameters: { frontend: 'dockerfile.v0', locals: [{ name: 'context' }, { name: 'dockerfile' }] },
    environment: { platform: 'linux/amd64' },
  },
  metadata: {
    buildStartedOn: builtAt,
    buildFinishedOn: builtAt,
    completeness: { parameters: true, environment: true, materials: false },
    reproducible: true,
  },
};
