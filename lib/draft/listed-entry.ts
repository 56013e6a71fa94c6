import type { EntryView } from '../contract/image';
import type { Annotations } from '../oci/annotations';
import { attestationSubject } from '../oci/attestation';
import type { Digest } from '../oci/digest';
import { isIndexType, isManifestType } from '../oci/media-type';
import type { Platform } from '../platform/platform';

/** What is known of an entry whose manifest nobody reads here. */
type ListedEntry = Readonly<{
  digest: Digest;
  mediaType: string;
  artifactType: string | null;
  sizeBytes: number;
  platform: Platform | null;
  annotations: Annotations;
  config: Platform | null;
}>;

/** An entry as rules and hosts look at it; of its config there is the platform alone. */
export function listedEntry({ config, ...entry }: ListedEntry, position: number): EntryView {
  const { digest, mediaType } = entry;
  return {
    ...entry,
    id: String(position),
    position,
    kind: kindOf(entry),
    config: config && { digest, mediaType, sizeBytes: 0, ...config, diffIds: [], history: [] },
    layers: null,
    totalBytes: null,
    artifactFacts: null,
    attestations: [],
    findings: [],
    problem: null,
    entries: null,
  };
}

function kindOf({
  digest,
  mediaType,
  artifactType,
  sizeBytes,
  annotations,
}: Omit<ListedEntry, 'config'>): EntryView['kind'] {
  if (attestationSubject({ digest, mediaType, size: sizeBytes, annotations }) !== null) return 'attestation';
  if (isIndexType(mediaType)) return 'index';
  return isManifestType(mediaType) && artifactType === null ? 'manifest' : 'unknown';
}
