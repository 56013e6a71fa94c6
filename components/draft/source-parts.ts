import { parseReference } from '@/lib/oci/reference';

/** A source in two parts: `app:1-arm64`, and the place where that is; null where that is the place of the target. */
export type SourceParts = Readonly<{ name: string; place: string | null }>;

export function sourceParts(source: string, target: string | null): SourceParts {
  const { place, name } = placeAndName(source);
  return { name, place: target !== null && placeAndName(target).place === place ? null : place };
}

function placeAndName(text: string): Readonly<{ place: string; name: string }> {
  const reference = parseReference(text);
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  if (reference.kind === 'layout') return { place: 'OCI layout', name: `${reference.layout}${tag}` };
  const at = reference.repository.lastIndexOf('/');
  return {
    place: [reference.registry, reference.repository.slice(0, Math.max(0, at))].filter(Boolean).join('/'),
    name: `${reference.repository.slice(at + 1)}${tag}`,
  };
}
