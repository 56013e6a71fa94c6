import { attestationAnnotation, attestationManifestType } from './annotations';
import type { Descriptor } from './descriptor';
import type { Digest } from './digest';
import { isDigest } from './digest';

/**
 * The Digest of the manifest that an index entry attests, or null when the entry is no BuildKit attestation manifest.
 * @see buildkit docs/attestations/attestation-storage.md
 */
export function attestationSubject(descriptor: Descriptor): Digest | null {
  const { annotations } = descriptor;
  if (annotations?.[attestationAnnotation.type] !== attestationManifestType) return null;
  const subject = annotations[attestationAnnotation.subject];
  return subject !== undefined && isDigest(subject) ? subject : null;
}

/** The Digest of the manifest that cosign attached something to, as it writes it into a tag: `sha256-<hex>.att`. @see cosign specs/SIGNATURE_SPEC.md, Tag-based discovery */
export function subjectOfTag(tag: string): Digest | null {
  const hex = /^sha256-(?<hex>[0-9a-f]{64})\.(?:att|sig|sbom)$/.exec(tag)?.groups?.hex;
  return hex === undefined ? null : `sha256:${hex}`;
}
