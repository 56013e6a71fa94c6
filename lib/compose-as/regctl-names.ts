import type { LayoutAccess } from '../copy-as/access';
import { familiarReference, type Reference } from '../oci/reference';
import type { Composition, Place } from './composition';
import { allPlaces, inRegistry, nameOf } from './places';

/** How regctl is told what registries want, where that is not https with a public certificate. */
export function regctlHosts(places: readonly Place[]): readonly string[] {
  const flags = places.flatMap((place) => {
    const known = inRegistry(place);
    if (known === null || (known.access.scheme === 'https' && known.access.verified)) return [];
    return [`reg=${known.reference.registry},tls=${known.access.scheme === 'http' ? 'disabled' : 'insecure'}`];
  });
  return [...new Set(flags)].flatMap((flag) => ['--host', flag]);
}

/** As regctl names it: `ocidir://` for a layout. */
export function regctlName({ access }: Place, reference: Reference): string {
  return access.kind === 'layout' ? ocidir(access, reference) : nameOrRepository(reference);
}

function ocidir({ path }: LayoutAccess, { tag, digest }: Reference): string {
  if (digest !== undefined) return `ocidir://${path}@${digest}`;
  return `ocidir://${path}${tag === undefined ? '' : `:${tag}`}`;
}

function nameOrRepository(reference: Reference): string {
  return reference.tag === undefined && reference.digest === undefined
    ? familiarReference(reference)
    : nameOf(reference);
}

/** Why regctl cannot be used; null where it can. @see https://github.com/regclient/regclient, types/ref */
export function layoutFormReason(composition: Composition): string | null {
  const layouts = allPlaces(composition).flatMap(({ access }) => (access.kind === 'layout' ? [access] : []));
  if (layouts.some(({ form }) => form === 'tar')) return 'regctl reads OCI layouts in folders, none in a tar.';
  const odd = layouts.find(({ path }) => !/^[/\w. ~+-]+$/.test(path));
  return odd === undefined ? null : `regctl takes no such path: ${odd.path}.`;
}
