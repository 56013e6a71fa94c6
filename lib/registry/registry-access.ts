import 'server-only';
import type { RegistryAccess } from '../copy-as/access';
import type { RegistryReference } from '../oci/reference';
import { type Registries, sharedRegistries } from './registries';

/**
 * How the registry of `reference` was reached, would be where Polyarch refused to, or will be where it was not asked yet.
 * Asks nothing. Throws `reference_invalid` for what cannot be a host.
 */
export function registryAccess(
  { registry, repository }: RegistryReference,
  registries: Registries = sharedRegistries(),
): RegistryAccess {
  const host = registries.host(registry);
  const { refusal, origin = host.endpoint.origins[0] } = host;
  const isHttp = refusal === null ? origin.startsWith('http:') : refusal === 'plain_http';
  return {
    kind: 'registry',
    scheme: isHttp ? 'http' : 'https',
    verified: refusal !== 'tls_untrusted' && !host.transport.hasPrivateAuthority,
    tokenUrl: host.authorizer.tokenUrl({ repository, purpose: 'content' })?.href ?? null,
  };
}
