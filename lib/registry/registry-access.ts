import 'server-only';
import { trustOf } from '../account/registry-settings';
import type { RegistryAccess } from '../copy-as/access';
import type { RegistryReference } from '../oci/reference';
import { isKnownToAll } from './authority';
import { certificatesIn } from './authority-pem';
import { type Registries, sharedRegistries } from './registries';
import type { RegistryHost } from './registry-host';

/**
 * How the registry of `reference` was reached, would be where Polyarch refused to, or will be where it was not asked yet.
 * Asks nothing. Throws `reference_invalid` for what cannot be a host.
 */
export async function registryAccess(
  { registry, repository }: RegistryReference,
  registries: Registries = sharedRegistries(),
): Promise<RegistryAccess> {
  const host = await registries.host(registry);
  const { refusal, origin = host.endpoint.origins[0] } = host;
  const isHttp = refusal === null ? origin.startsWith('http:') : refusal === 'plain_http';
  return {
    kind: 'registry',
    scheme: isHttp ? 'http' : 'https',
    verified: refusal !== 'tls_untrusted' && isBelievedByAll(host),
    tokenUrl: host.authorizer.tokenUrl({ repository, purpose: 'content' })?.href ?? null,
  };
}

/** Whether other programs of this machine take the registry for what it is without being told to. */
function isBelievedByAll({ settings, transport }: RegistryHost): boolean {
  const trust = trustOf(settings);
  if (trust === 'unverified' || transport.hasPrivateAuthority) return false;
  if (trust !== 'ca' || settings.ca === null) return true;
  return certificatesIn(settings.ca).every(({ raw }) => isKnownToAll(raw));
}
