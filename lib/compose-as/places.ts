import type { RegistryAccess } from '../copy-as/access';
import { pinnedReference } from '../copy-as/pinned-reference';
import { familiarReference, type Reference, type RegistryReference, repositoryOf } from '../oci/reference';
import type { ComposedEntry, Composition, Place } from './composition';

/** A place in a registry. */
export type RegistryPlace = Readonly<{ reference: RegistryReference; access: RegistryAccess }>;

/** `place` where it is in a registry. */
export function inRegistry({ reference, access }: Place): RegistryPlace | null {
  return reference.kind === 'registry' && access.kind === 'registry' ? { reference, access } : null;
}

/** Target and sources, each once. */
export function allPlaces({ target, entries, whole }: Composition): readonly Place[] {
  return [target, ...(whole === null ? entries.map(({ source }) => source) : [whole])];
}

/** Why a program that knows registries alone cannot be used; null where all is in registries. */
export function layoutReason(composition: Composition, program: string): string | null {
  const layout = allPlaces(composition).find((place) => inRegistry(place) === null);
  if (layout === undefined) return null;
  return `${program} does not reach into an OCI layout of this server: ${repositoryOf(layout.reference)}.`;
}

/** Why a program that speaks to one registry at a time cannot be used; null where there is but one. */
export function otherRegistryReason(composition: Composition, program: string): string | null {
  const { target } = composition;
  const other = allPlaces(composition).find((place) => registryOf(place.reference) !== registryOf(target.reference));
  if (other === undefined) return null;
  return `${program} takes images from the registry of the target alone: ${repositoryOf(other.reference)} is in another.`;
}

/** Whether a program must be told to do without https, or without a public certificate, for any of them. */
export function isInsecure(places: readonly Place[]): boolean {
  return places.some(({ access }) => access.kind === 'registry' && !(access.scheme === 'https' && access.verified));
}

/** As programs name it: by digest where there is one, without `docker.io/library/`. */
export function nameOf(reference: Reference): string {
  return familiarReference(reference.kind === 'registry' ? pinnedReference(reference) : reference);
}

/** The target under one of its tags. */
export function tagged({ target }: Composition, tag: string): Reference {
  const { digest: _, ...place } = target.reference;
  return { ...place, tag };
}

/** The repository of the target, and an entry's manifest in it. */
export function inTarget({ target }: Composition, { entry }: ComposedEntry): Reference {
  const { tag: _, ...place } = target.reference;
  return { ...place, digest: entry.descriptor.digest };
}

/** One for each manifest that is not in the repository of the target. */
export function fromElsewhere({ target, entries }: Composition): readonly ComposedEntry[] {
  const own = repositoryOf(target.reference);
  const other = entries.filter(({ source }) => repositoryOf(source.reference) !== own);
  return [...new Map(other.map((one) => [one.entry.descriptor.digest, one])).values()];
}

function registryOf(reference: Reference): string | null {
  return reference.kind === 'registry' ? reference.registry : null;
}
