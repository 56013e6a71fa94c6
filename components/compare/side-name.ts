import { shortDigest } from '@/lib/display/digest';
import { type Reference, repositoryOf, resolvedTag } from '@/lib/oci/reference';

/** What the two sides are called in columns. */
export type SideNames = Readonly<{ a: string; b: string }>;

/** The tags of two references where they tell them apart; else before and after. */
export function sideNames(a: Reference, b: Reference): SideNames {
  const names = { a: selectorOf(a), b: selectorOf(b) };
  return names.a === names.b || repositoryOf(a) !== repositoryOf(b) ? { a: 'before', b: 'after' } : names;
}

function selectorOf(reference: Reference): string {
  if (reference.digest !== undefined) return shortDigest(reference.digest, 7);
  return resolvedTag(reference) ?? '';
}
