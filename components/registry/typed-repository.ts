import { parseReference } from '@/lib/oci/reference';

/** The repository of `host` that `text` names, in the normal form; null where it can be none. */
export function typedRepository(host: string, text: string): string | null {
  try {
    const reference = parseReference(`${host}/${text.trim()}`);
    if (reference.kind !== 'registry' || reference.tag !== undefined || reference.digest !== undefined) return null;
    return reference.registry === host ? reference.repository : null;
  } catch {
    return null;
  }
}
