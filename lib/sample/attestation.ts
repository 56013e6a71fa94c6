import 'server-only';
import { attestationAnnotation, attestationManifestType, predicateTypeAnnotation } from '../oci/annotations';
import type { Descriptor } from '../oci/descriptor';
import { digestHex } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import type { LayoutBlobs } from './layout-blobs';
import { provenance, provenanceV1 } from './provenance';
import { softwareBill } from './software-bill';

const statementType = 'application/vnd.in-toto+json';

/** The version of SLSA provenance to write: BuildKit writes v0.2 unless asked for v1. */
export type ProvenanceVersion = 'v0.2' | 'v1';

/** Adds what BuildKit attests of the image `subject`: its contents and how it was built. @see buildkit docs/attestations/attestation-storage.md */
export function addAttestation(blobs: LayoutBlobs, subject: Descriptor, version: ProvenanceVersion): Descriptor {
  const layers = [
    addStatement(blobs, subject, 'https://spdx.dev/Document', softwareBill(subject)),
    addStatement(
      blobs,
      subject,
      `https://slsa.dev/provenance/${version}`,
      version === 'v1' ? provenanceV1(subject) : provenance(subject),
    ),
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
    annotations: { [predicateTypeAnnotation]: predicateType },
  };
}
