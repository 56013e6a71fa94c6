import type { NamedArtifact, NamedDigest } from '../contract/attestation';
import { clip, entriesAt, textAt } from './json-shape';

const maxArtifacts = 200;
const maxDigests = 8;

/** Subjects or materials: what they are called and their digests. @see in-toto Attestation Framework, ResourceDescriptor */
export function namedArtifacts(list: readonly unknown[]): readonly NamedArtifact[] {
  return list.slice(0, maxArtifacts).map((item) => ({
    name: textAt(item, 'uri') ?? textAt(item, 'name') ?? textAt(item, 'downloadLocation') ?? '',
    digests: digestsOf(item),
  }));
}

/** @see in-toto Attestation Framework, DigestSet */
export function digestsOf(value: unknown): readonly NamedDigest[] {
  return entriesAt(value, 'digest')
    .slice(0, maxDigests)
    .flatMap(([algorithm, hex]) => (typeof hex === 'string' ? [{ algorithm: clip(algorithm), value: clip(hex) }] : []));
}
