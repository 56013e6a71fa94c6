import 'server-only';
import type { Digest } from '@/lib/oci/digest';
import { accountKey } from './docker-config';
import type { Registries } from './registries';
import type { RegistryHost } from './registry-host';
import type { Sighting, Sightings } from './sightings';

/** One repository of a registry, seen by one account: what was seen there is known for that account only. */
export type Repository = Readonly<{
  registries: Registries;
  host: RegistryHost;
  name: string;
  /** Begins every key under which something about this repository is remembered. */
  key: string;
  /** What that account has seen in it. */
  sightings: Sightings;
}>;

export type ContentKind = 'manifests' | 'blobs';

/** The repository `name` of `registry` as whoever asks now sees it. */
export async function repositoryOf(registries: Registries, registry: string, name: string): Promise<Repository> {
  const host = await registries.host(registry);
  const key = JSON.stringify([registry, name, accountKey(await host.credential())]);
  return { registries, host, name, key, sightings: await registries.sightings.of(key) };
}

/** What is known to be in the repository under `digest`; undefined when it was not seen lately. */
export function sightingOf(
  { registries, sightings }: Repository,
  kind: ContentKind,
  digest: Digest,
): Sighting | undefined {
  const sighting = sightings.content.get(`${kind} ${digest}`);
  return sighting !== undefined && Date.now() - sighting.atMs < registries.limits.presenceMs ? sighting : undefined;
}

/** Remembers that the repository holds what `descriptor` points to. */
export function saw(repository: Repository, kind: ContentKind, descriptor: Sighting['descriptor']): void {
  const { registries, key, sightings } = repository;
  sightings.content.set(`${kind} ${descriptor.digest}`, { descriptor, atMs: Date.now() });
  registries.sightings.changed(key, sightings);
}

/** Remembers what `tag` pointed to just now. */
export function sawTag(repository: Repository, tag: string, descriptor: Sighting['descriptor']): void {
  const { registries, key, sightings } = repository;
  sightings.tags.set(tag, { descriptor, atMs: Date.now() });
  registries.sightings.changed(key, sightings);
}

/** Forgets what `tag` pointed to. */
export function forgetTag({ registries, key, sightings }: Repository, tag: string): void {
  sightings.tags.delete(tag);
  registries.sightings.changed(key, sightings);
}

/** Forgets that the repository held the manifest `digest`, and every tag that pointed to it. */
export function forgetManifest({ registries, key, sightings }: Repository, digest: Digest): void {
  sightings.content.delete(`manifests ${digest}`);
  const fallen = [...sightings.tags.entries()].filter(([, { descriptor }]) => descriptor.digest === digest);
  for (const [tag] of fallen) sightings.tags.delete(tag);
  registries.sightings.changed(key, sightings);
}
