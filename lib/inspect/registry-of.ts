import 'server-only';
import { parseRegistryName } from '../oci/registry-name';
import { endpointOf } from '../registry/endpoint';

/** The registry that a person, a path or another program's configuration names. Throws `reference_invalid` for what cannot be one. */
export function registryOf(text: string): string {
  // No host has a percent sign: one that is left tells that the path was not decoded yet.
  const name = parseRegistryName(text.replaceAll(/%3a/gi, ':').replaceAll(/%5b/gi, '[').replaceAll(/%5d/gi, ']'));
  return endpointOf(name, new Set()).registry;
}
