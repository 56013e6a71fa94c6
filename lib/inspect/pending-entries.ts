import 'server-only';
import type { AttestationView, EntryView } from '@/lib/contract/image';
import { attestationSubject } from '@/lib/oci/attestation';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Digest } from '@/lib/oci/digest';
import { isIndexType, isManifestType } from '@/lib/oci/media-type';

/**
 * The entries of an index as far as the index itself tells them, in its order. Attestation manifests are folded
 * under the first entry they describe; those that describe none stay entries of their own.
 */
export function pendingEntries(manifests: readonly Descriptor[], idPrefix = ''): EntryView[] {
  const subjects = new Set(manifests.filter((one) => attestationSubject(one) === null).map((one) => one.digest));
  const entries: { descriptor: Descriptor; position: number; attestations: AttestationView[] }[] = [];
  const firstOf = new Map<Digest, AttestationView[]>();
  const attached: { subject: Digest; view: AttestationView }[] = [];
  for (const [position, descriptor] of manifests.entries()) {
    const subject = attestationSubject(descriptor);
    if (subject !== null && subjects.has(subject)) {
      attached.push({ subject, view: attestationView(descriptor, position) });
      continue;
    }
    const attestations: AttestationView[] = [];
    entries.push({ descriptor, position, attestations });
    if (!firstOf.has(descriptor.digest)) firstOf.set(descriptor.digest, attestations);
  }
  for (const { subject, view } of attached) firstOf.get(subject)?.push(view);
  return entries.map(({ descriptor, position, attestations }) =>
    pendingEntry(descriptor, position, `${idPrefix}${position}`, attestations),
  );
}

/** An entry of which only the descriptor is known. */
export function pendingEntry(
  descriptor: Descriptor,
  position: number,
  id: string,
  attestations: readonly AttestationView[] = [],
): EntryView {
  return {
    id,
    position,
    kind: entryKind(descriptor),
    digest: descriptor.digest,
    mediaType: descriptor.mediaType,
    artifactType: descriptor.artifactType ?? null,
    sizeBytes: descriptor.size,
    platform: descriptor.platform ?? null,
    annotations: descriptor.annotations ?? {},
    config: null,
    layers: null,
    totalBytes: null,
    artifactFacts: null,
    attestations,
    findings: [],
    problem: null,
    entries: null,
  };
}

function entryKind(descriptor: Descriptor): EntryView['kind'] {
  if (attestationSubject(descriptor) !== null) return 'attestation';
  if (isIndexType(descriptor.mediaType)) return 'index';
  return isManifestType(descriptor.mediaType) ? 'manifest' : 'unknown';
}

function attestationView({ digest, mediaType, size, annotations = {} }: Descriptor, position: number): AttestationView {
  return { position, digest, mediaType, sizeBytes: size, annotations };
}
