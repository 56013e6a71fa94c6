import { checkRegistry } from './reference-parts';

export const dockerHub = 'docker.io';

/** Names under which people and old tools know Docker Hub. */
const dockerHubAliases = new Set([dockerHub, 'index.docker.io', 'registry-1.docker.io']);

/** Whether `registry` is Docker Hub under one of its names. */
export function isDockerHub(registry: string): boolean {
  return dockerHubAliases.has(registry.toLowerCase());
}

/**
 * The one name of a registry, however it is written in references: host names know no case, and Docker Hub has three.
 * Throws `reference_invalid` for what cannot be a host with an optional port.
 */
export function parseRegistryName(text: string): string {
  checkRegistry(text);
  return registryName(text);
}

/** The same for a host that was checked already. */
export function registryName(registry: string): string {
  return isDockerHub(registry) ? dockerHub : registry.toLowerCase();
}
