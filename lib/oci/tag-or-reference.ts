import { parseReference, type Reference } from './reference';
import { checkTag } from './reference-parts';

/**
 * Reads what a person writes beside an image that is already named: a tag of the same repository, such as `3.19` or
 * `:3.19`, or a whole reference, known by its `/`, `:` or `@`. Throws `reference_invalid`.
 */
export function parseTagOrReference(text: string, beside: Reference): Reference {
  const trimmed = text.trim();
  const tag = trimmed.startsWith(':') ? trimmed.slice(1) : trimmed;
  if (/[/:@]/.test(tag)) return parseReference(tag);
  checkTag(tag);
  const { digest: _, ...place } = beside;
  return { ...place, tag };
}
