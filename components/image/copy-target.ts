import { formatReference, parseReference, type Reference } from '@/lib/oci/reference';

/** The reference that a typed target means: without a tag it takes the one of its source. Null for what is no target. */
export function copyTarget(typed: string, source: Reference): string | null {
  const text = typed.trim();
  if (text === '') return null;
  try {
    const target = parseReference(text);
    if (target.digest !== undefined) return null;
    return formatReference(
      target.tag === undefined && source.tag !== undefined ? { ...target, tag: source.tag } : target,
    );
  } catch {
    return null;
  }
}
