import 'server-only';
import type { TrustKind } from '@/lib/contract/registry';
import { isDockerHub } from '@/lib/oci/registry-name';
import { ProblemError } from '@/lib/problem/problem';
import { rangeOf, unbracketed } from './egress-guard';

/** Where the registry of a reference is spoken to. */
export type Endpoint = Readonly<{
  /** As people name it: `docker.io`. */
  registry: string;
  /** Tried in this order until one answers: `https://registry-1.docker.io`. */
  origins: readonly [string, ...string[]];
  isLoopback: boolean;
}>;

/**
 * The endpoint of `registry`, as far as it is trusted. By default plain http is spoken to loopback registries (unless they
 * speak TLS) and to those in `httpRegistries`; to all others only https. Throws `reference_invalid` for what cannot be a host.
 */
export function endpointOf(
  registry: string,
  httpRegistries: ReadonlySet<string>,
  trust: TrustKind | 'default' = 'default',
): Endpoint {
  const host = isDockerHub(registry) ? 'registry-1.docker.io' : registry;
  if (!URL.canParse(`https://${host}`)) throw notAHost(registry);
  const https = new URL(`https://${host}`).origin;
  const http = new URL(`http://${host}`).origin;
  const isLoopback = isLoopbackUrl(new URL(https));
  const isPlain = trust === 'http' || (trust === 'default' && httpRegistries.has(registry.toLowerCase()));
  if (isPlain) return { registry, isLoopback, origins: [http] };
  return { registry, isLoopback, origins: isLoopback && trust === 'default' ? [http, https] : [https] };
}

/** Whether `url` points to this machine itself: a loopback address or `localhost`. */
export function isLoopbackUrl({ hostname }: URL): boolean {
  const isLocalName = hostname === 'localhost' || hostname.endsWith('.localhost');
  return isLocalName || rangeOf(unbracketed(hostname)).reach === 'loopback';
}

function notAHost(registry: string): ProblemError {
  return new ProblemError({
    code: 'reference_invalid',
    message: `“${registry}” is not the address of a registry: no host can have that name or port.`,
    hint: 'A registry is a host with an optional port, such as ghcr.io or localhost:5000.',
  });
}
