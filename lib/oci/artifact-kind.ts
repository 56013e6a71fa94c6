import { essenceOf, mediaType } from './media-type';

/** What is attached to images: signatures, attestations, SBOMs, by artifact, config or blob type. */
const attachments: Readonly<Record<string, string>> = {
  'application/vnd.dev.cosign.artifact.sig.v1+json': 'cosign signature',
  'application/vnd.dev.cosign.simplesigning.v1+json': 'cosign signature',
  'application/vnd.dsse.envelope.v1+json': 'cosign attestation',
  'application/vnd.dev.cosign.artifact.sbom.v1+json': 'cosign SBOM',
  'application/vnd.cncf.notary.signature': 'Notation signature',
  'application/vnd.cncf.notary.v2.signature': 'Notation signature',
  'application/vnd.in-toto+json': 'in-toto attestation',
  'application/vnd.docker.attestation.manifest.v1+json': 'in-toto attestation',
  'application/spdx+json': 'SBOM (SPDX)',
  'application/spdx': 'SBOM (SPDX)',
  'text/spdx+json': 'SBOM (SPDX)',
  'text/spdx': 'SBOM (SPDX)',
  'application/vnd.cyclonedx+json': 'SBOM (CycloneDX)',
  'application/vnd.cyclonedx+xml': 'SBOM (CycloneDX)',
  'application/vnd.cyclonedx': 'SBOM (CycloneDX)',
  'application/vnd.syft+json': 'SBOM (Syft)',
  'application/vnd.goharbor.harbor.sbom.v1': 'SBOM (Harbor)',
  'application/vnd.openvex+json': 'OpenVEX document',
  'application/sarif+json': 'SARIF report',
};

/** Attachments whose types carry versions or predicates in their names. */
const attachmentFamilies: readonly (readonly [RegExp, string])[] = [
  [/^application\/vnd\.dev\.sigstore\.bundle\b/, 'Sigstore bundle'],
  [/^application\/vnd\.in-toto\.[\w.-]+\+(json|dsse)$/, 'in-toto attestation'],
];

/** What BuildKit writes beside the layers of an exported cache: in a manifest its config, in an index one of its entries. @see buildkit docs, cache backends */
export const buildCacheConfigType = 'application/vnd.buildkit.cacheconfig.v0';

/** What stands for itself. */
const packages: Readonly<Record<string, string>> = {
  'application/vnd.cncf.helm.config.v1+json': 'Helm chart',
  'application/vnd.cncf.helm.chart.content.v1.tar+gzip': 'Helm chart',
  'application/vnd.wasm.config.v0+json': 'WASM module',
  'application/vnd.wasm.config.v1+json': 'WASM module',
  'application/wasm': 'WASM module',
  'application/vnd.wasm.content.layer.v1+wasm': 'WASM module',
  'application/vnd.module.wasm.content.layer.v1+wasm': 'WASM module',
  'application/vnd.cncf.flux.config.v1+json': 'Flux artifact',
  'application/vnd.cncf.openpolicyagent.config.v1+json': 'OPA policy bundle',
  'application/vnd.cncf.openpolicyagent.manifest.layer.v1+json': 'OPA policy bundle',
  'application/vnd.cncf.openpolicyagent.policy.layer.v1+rego': 'OPA policy bundle',
  'application/vnd.cncf.kyverno.config.v1+json': 'Kyverno policy',
  'application/vnd.cncf.falco.plugin.config.v1+json': 'Falco plugin',
  'application/vnd.cncf.falco.rulesfile.config.v1+json': 'Falco rules',
  'application/vnd.cncf.artifacthub.config.v1+yaml': 'Artifact Hub metadata',
  'application/vnd.cnab.config.v1+json': 'CNAB bundle',
  [buildCacheConfigType]: 'build cache',
  'application/vnd.docker.plugin.v1+json': 'Docker plugin',
  'application/vnd.docker.compose.project': 'Compose project',
  'application/vnd.devcontainers': 'Dev Container feature',
  'application/vnd.aquasec.trivy.config.v1+json': 'Trivy database',
};

/** What tools write who were told no type: it says nothing, the blobs do. */
const generic: Readonly<Record<string, string | null>> = {
  [mediaType.ociEmpty]: null,
  'application/vnd.unknown.artifact.v1': 'ORAS artifact',
  'application/vnd.unknown.config.v1+json': 'ORAS artifact',
};

/**
 * The name by which people know an artifact; null for a type that is not known here, which is then its own name.
 * `type` is its `artifactType`, else the type of its config; where that is generic, the blobs decide.
 * @see image-spec manifest.md, Guidelines for Artifact Usage
 */
export function artifactKind(type: string | null, blobTypes: readonly string[] = []): string | null {
  const isGeneric = type === null || Object.hasOwn(generic, type);
  if (!isGeneric) return kindOf(type);
  const byBlob = blobTypes.map(kindOf).find((name) => name !== null);
  return byBlob ?? (type === null ? null : own(generic, type));
}

/** Whether blobs of this type are attached to images: they are never a file system of one. */
export function isAttachmentType(blobType: string): boolean {
  return attachmentKind(essenceOf(blobType)) !== null;
}

function kindOf(type: string): string | null {
  // Parameters of old bundle types, such as `;version=0.1`, tell nothing more.
  const essence = essenceOf(type);
  return attachmentKind(essence) ?? own(packages, essence);
}

function attachmentKind(essence: string): string | null {
  return own(attachments, essence) ?? attachmentFamilies.find(([pattern]) => pattern.test(essence))?.[1] ?? null;
}

function own(names: Readonly<Record<string, string | null>>, type: string): string | null {
  return Object.hasOwn(names, type) ? (names[type] ?? null) : null;
}
