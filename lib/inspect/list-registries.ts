import 'server-only';
import type { Registry } from '../contract/registry';
import { isRegistryName } from '../oci/reference-parts';
import { dockerHub, registryName } from '../oci/registry-name';
import { usedRegistries } from '../store/recent-views';
import { ownSources, type RegistrySources } from './registry-sources';
import { viewRegistry } from './registry-view';

/** Beside those that have settings: a list of more than this helps nobody, and helpers are asked for each. */
const mostUnstored = 50;

/** Docker Hub, the registries that have settings, then those that were used or are known otherwise. None is asked. */
export async function listRegistries(sources?: RegistrySources): Promise<readonly Registry[]> {
  const from = sources ?? (await ownSources());
  const stored = new Map((await from.book.all()).map((settings) => [settings.host, settings]));
  const others = (await unstored(from)).filter((name) => !stored.has(name)).slice(0, mostUnstored);
  const names = new Set([dockerHub, ...[...stored.keys()].sort(), ...others]);
  return Promise.all([...names].map((name) => viewRegistry(name, stored.get(name) ?? null, from.registries)));
}

/** Whether a registry is in that list though nothing is decided about it. */
export async function isListedUnstored(name: string, sources: RegistrySources): Promise<boolean> {
  return name === dockerHub || (await unstored(sources)).includes(name);
}

async function unstored({ registries, store }: RegistrySources): Promise<readonly string[]> {
  const names = [...(await usedRegistries(store)), ...(await registries.known())];
  return [...new Set(names.filter(isRegistryName).map(registryName))].sort();
}
