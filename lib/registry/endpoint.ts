import 'server-only';
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

/** Docker Hub's names; its registry answers at the last one. */
const hubNames = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

/** Whether `registry` is Docker Hub under one of its names. */
export function isDockerHub(registry: string): boolean {
  return hubNames.has(registry);
}

/**
 * The endpoint of `registry`. Plain http is spoken to loopback registries (unless they speak TLS) and to those in
 * `httpRegistries`; to all others only https. Throws `reference_invalid` for what cannot be a host.
 */
export function endpointOf(registry: string, httpRegistries: ReadonlySet<string>): Endpoint {
  const host = isDockerHub(registry) ? 'registry-1.docker.io' : registry;
  if (!URL.canParse(`https://${host}`)) throw notAHost(registry);
  const https = new URL(`https://${host}`).origin;
  const http = new URL(`http://${host}`).origin;
  const isLoopback = isLoopbackUrl(new URL(https));
  if (httpRegistries.has(registry.toLowerCase())) return { registry, isLoopback, origins: [http] };
  return { registry, isLoopback, origins: isLoopback ? [http, https] : [https] };
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
