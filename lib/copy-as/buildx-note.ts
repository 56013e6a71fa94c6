import type { RegistryReference } from '../oci/reference';
import type { RegistryAccess } from './access';
import { isLoopbackRegistry } from './loopback-registry';

/**
 * What `docker buildx imagetools` must be given beforehand, as it has no flags for it: plain http is a matter of the
 * builder's config, and certificates are always verified, whatever that config says (buildx 0.38).
 * @see https://docs.docker.com/build/buildkit/toml-configuration/
 */
export function buildxNote(reference: RegistryReference, { scheme, verified }: RegistryAccess): string | null {
  const takenForHttp = isLoopbackRegistry(reference.registry);
  const notes = [
    ...(takenForHttp === (scheme === 'http') ? [] : [builderNote(reference.registry, scheme)]),
    ...(scheme === 'https' && !verified ? [certificateNote] : []),
  ];
  return notes.length === 0 ? null : notes.join(' ');
}

const certificateNote =
  'buildx cannot skip the certificate: let SSL_CERT_FILE name a file with its authority, or have the system trust it.';

function builderNote(registry: string, scheme: 'https' | 'http'): string {
  const config = `[registry."${registry}"] http = ${scheme === 'http'}`;
  return `Needs a builder with ${config}: docker buildx create --use --buildkitd-config FILE.`;
}
