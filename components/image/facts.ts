import type { Leaf } from '@/components/platform/entry-leaves';
import type { EntryView, ImageView } from '@/lib/contract/image';
import { mediaType } from '@/lib/oci/media-type';
import { artifactName } from '../platform/entry-text';

const kindNames: Readonly<Record<string, string>> = {
  [mediaType.ociIndex]: 'OCI image index',
  [mediaType.dockerList]: 'Docker manifest list',
  [mediaType.ociManifest]: 'OCI image manifest',
  [mediaType.dockerManifest]: 'Docker image manifest',
};

/** What people call the kind of an image; an unknown media type is its own name. */
export function kindName(view: Pick<ImageView, 'kind' | 'mediaType' | 'artifactType' | 'entries'>): string {
  if (view.kind !== 'artifact') return kindNames[view.mediaType] ?? view.mediaType;
  return artifactName({ artifactType: view.artifactType, layers: view.entries[0]?.layers ?? null }) ?? 'OCI artifact';
}

/** The first and last `created` of the entries' configs, ISO 8601; null while none is known. */
export function createdRange(leaves: readonly Leaf[]): { first: string; last: string } | null {
  const dates = leaves
    .flatMap(({ entry }) => entry.config?.created ?? [])
    .filter((date) => !Number.isNaN(Date.parse(date)))
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  const [first] = dates;
  const last = dates.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/** The entries that could not be read in full; totals leave them out. */
export function leftOut(leaves: readonly Leaf[]): readonly Leaf[] {
  return leaves.filter(({ entry }) => entry.problem !== null);
}

/** Bytes of the manifests and configs that were read for these entries. */
export function bytesRead(leaves: readonly Leaf[]): number {
  return leaves.reduce(
    (sum, { entry }) => sum + (entry.layers === null ? 0 : entry.sizeBytes) + (entry.config?.sizeBytes ?? 0),
    0,
  );
}

/** Attestation manifests of the image: those under the entry they describe, and those that describe nothing listed. */
export function attestationCount(entries: readonly EntryView[]): number {
  return entries.reduce(
    (count, entry) =>
      count + (entry.kind === 'attestation' ? 1 : entry.attestations.length) + attestationCount(entry.entries ?? []),
    0,
  );
}

/** How many digests the page shows verified content of, and how many it would with nothing left out. */
export function verifiedDigests(view: ImageView): { verified: number; expected: number } {
  // Without an index the only entry is the manifest that the reference resolved to.
  const own = view.kind === 'index' ? 1 : 0;
  const counts = view.entries.map(entryDigests);
  return {
    verified: own + counts.reduce((sum, count) => sum + count.verified, 0),
    expected: own + counts.reduce((sum, count) => sum + count.expected, 0),
  };
}

function entryDigests(entry: EntryView): { verified: number; expected: number } {
  if (entry.kind === 'attestation' || entry.kind === 'unknown') return { verified: 0, expected: 0 };
  if (entry.kind === 'index') {
    const counts = (entry.entries ?? []).map(entryDigests);
    return {
      verified: (entry.entries === null ? 0 : 1) + counts.reduce((sum, count) => sum + count.verified, 0),
      expected: 1 + counts.reduce((sum, count) => sum + count.expected, 0),
    };
  }
  const manifest = entry.layers === null ? 0 : 1;
  const config = entry.config === null ? 0 : 1;
  if (entry.kind !== 'artifact') return { verified: manifest + config, expected: 2 };
  const facts = entry.artifactFacts === null ? 0 : 1;
  return { verified: manifest + facts, expected: 1 + facts };
}
