import { parseRegistryName } from '@/lib/oci/registry-name';

/** The registry's one name in what a person typed or pasted: a host, or the address of a page of it. Null where there is none. */
export function hostIn(text: string): string | null {
  const [, host = ''] = /^\s*(?:https?:\/\/)?([^/\s]+)(?:\/\S*)?\s*$/i.exec(text) ?? [];
  try {
    return parseRegistryName(host);
  } catch {
    return null;
  }
}
