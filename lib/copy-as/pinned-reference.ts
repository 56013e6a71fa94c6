import { type RegistryReference, withDefaultTag } from '../oci/reference';

/** The digest alone where there is one: not every tool takes it beside a tag. Else the tag, spelt out. */
export function pinnedReference(reference: RegistryReference): RegistryReference {
  const { tag: _, ...untagged } = reference;
  return reference.digest === undefined ? withDefaultTag(reference) : untagged;
}
