/** String keys to string values; unknown keys are kept. @see image-spec annotations.md */
export type Annotations = Readonly<Record<string, string>>;

/** BuildKit's marks on the index entry of an attestation manifest. @see buildkit docs/attestations/attestation-storage.md */
export const attestationAnnotation = {
  type: 'vnd.docker.reference.type',
  subject: 'vnd.docker.reference.digest',
} as const;

/** The value of `attestationAnnotation.type` on attestation manifests. */
export const attestationManifestType = 'attestation-manifest';

/** What the blobs of attestation manifests are annotated with: the type of the predicate inside. */
export const predicateTypeAnnotation = 'in-toto.io/predicate-type';

/** When what it stands on was built, in RFC 3339. @see image-spec annotations.md, Pre-Defined Annotation Keys */
export const createdAnnotation = 'org.opencontainers.image.created';
