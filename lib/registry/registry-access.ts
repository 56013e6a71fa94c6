import 'server-only';
import type { RegistryAccess } from '../copy-as/access';
import type { RegistryReference } from '../oci/reference';
import { type Registries, sharedRegistries } from './registries';

/**
 * How the registry of `reference` was reached, or will be where it was not asked yet. Asks nothing. Throws
 * `reference_invalid` for what cannot be a host.
 */
export function registryAccess(
  { registry, repository }: RegistryReference,
  registries: Registries = sharedRegistries(),
): RegistryAccess {
  const host = registries.host(registry);
  const { origin = host.endpoint.origins[0] } = host;
  return {
    kind: 'registry',
    scheme: origin.startsWith('http:') ? 'http' : 'https',
    verified: !host.transport.hasPrivateAuthority,
    tokenUrl: host.authorizer.tokenUrl({ repository, purpose: 'content' })?.href ?? null,
  };
}
