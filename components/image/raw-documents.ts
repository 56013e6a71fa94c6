import type { ImageView } from '@/lib/contract/image';
import type { Digest } from '@/lib/oci/digest';
import type { Leaf } from '../platform/entry-leaves';

/** A document that can be read in full: a manifest, an index, or a descriptor as it stands in one. */
export type RawChoice = Readonly<{ value: string; label: string; digest: Digest; descriptorAt?: number }>;

/**
 * What lies behind an entry as exact bytes, from the entry outwards: its manifest, its descriptor, the index that lists it
 * and each index around that. Without an index there is only the manifest.
 */
export function rawDocuments(view: ImageView, { entry, parents }: Leaf): readonly [RawChoice, ...RawChoice[]] {
  const manifest: RawChoice = { value: 'manifest', label: 'Manifest', digest: entry.digest };
  if (view.kind !== 'index') return [manifest];
  const nested = parents.map(({ id, digest }) => ({
    value: `index ${id}`,
    label: parents.length === 1 ? 'Nested index' : `Index ${id}`,
    digest,
  }));
  const top = { value: 'index', label: parents.length === 0 ? 'Index' : 'Top index', digest: view.digest };
  const listing = nested.at(-1) ?? top;
  const descriptor = { ...listing, value: 'descriptor', label: 'Descriptor', descriptorAt: entry.position };
  return [manifest, descriptor, ...nested.reverse(), top];
}
