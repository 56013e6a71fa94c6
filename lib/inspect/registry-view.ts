import 'server-only';
import { type RegistrySettings, trustOf } from '../account/registry-settings';
import type { Registry, TrustKind } from '../contract/registry';
import { isDockerHub } from '../oci/registry-name';
import { certificatesIn } from '../registry/authority-pem';
import { certificateFacts } from '../registry/certificate-facts';
import type { Registries } from '../registry/registries';
import type { RegistryHost } from '../registry/registry-host';

/** A registry as it is listed: settings without secrets, who asks it, and how it did lately. It is not asked. */
export async function viewRegistry(
  name: string,
  stored: RegistrySettings | null,
  registries: Registries,
): Promise<Registry> {
  const host = await registries.host(name);
  const { ca, tlsVerify, allowedAddresses } = host.settings;
  const [account, rateLimit] = await Promise.all([host.account(), host.rateLimit()]);
  const trust = trustNow(host);
  return {
    id: name,
    host: name,
    name: isDockerHub(name) ? 'Docker Hub' : (names.get(name) ?? null),
    isStored: stored !== null,
    http: trust === 'http',
    tlsVerify,
    trust,
    ca: ca === null ? null : { pem: ca, certificates: certificatesIn(ca).map(certificateFacts) },
    allowedAddresses,
    account,
    health: host.latency.read(),
    rateLimit: rateLimit && {
      limit: rateLimit.limit,
      remaining: rateLimit.remaining,
      windowSeconds: rateLimit.windowSeconds,
    },
  };
}

/** What people call registries that are named otherwise. */
const names: ReadonlyMap<string, string> = new Map([
  ['ghcr.io', 'GitHub Packages'],
  ['quay.io', 'Quay'],
  ['mcr.microsoft.com', 'Microsoft'],
  ['public.ecr.aws', 'Amazon ECR Public'],
  ['registry.k8s.io', 'Kubernetes'],
  ['registry.gitlab.com', 'GitLab'],
  ['gcr.io', 'Google'],
]);

/** Where nothing is decided, a registry is trusted as it was found to speak, or else as it will be asked first. */
function trustNow({ settings, origin, endpoint, refusal }: RegistryHost): TrustKind {
  const trust = trustOf(settings);
  if (trust !== 'default') return trust;
  // It speaks TLS, or there would have been no certificate to refuse.
  if (refusal === 'tls_untrusted') return 'system';
  return (origin ?? endpoint.origins[0]).startsWith('http:') ? 'http' : 'system';
}
