import 'server-only';
import { defaultSettings } from '../account/registry-settings';
import type { Registry } from '../contract/registry';
import type { RegistryChange } from '../contract/registry-operations';
import { parseRegistryName } from '../oci/registry-name';
import { isListedUnstored } from './list-registries';
import { mergeSettings } from './merge-settings';
import { ownSources, type RegistrySources } from './registry-sources';
import { viewRegistry } from './registry-view';

/** Gives a registry settings. Throws `conflict` where it has some, `request_invalid` and `reference_invalid` for wrong ones. */
export async function addRegistry(host: string, change: RegistryChange, sources?: RegistrySources): Promise<Registry> {
  const { book, registries } = sources ?? (await ownSources());
  const name = parseRegistryName(host);
  const settings = await book.add(mergeSettings(defaultSettings(name), change));
  return viewRegistry(name, settings, registries);
}

/** Changes what `change` names and nothing else. Throws `not_found` for a registry that is not listed. */
export async function changeRegistry(id: string, change: RegistryChange, sources?: RegistrySources): Promise<Registry> {
  const from = sources ?? (await ownSources());
  const name = registryOf(id);
  if ((await from.book.get(name)) === null && (await isListedUnstored(name, from)))
    return addRegistry(name, change, from);
  const settings = await from.book.update(name, (current) => mergeSettings(current, change));
  return viewRegistry(name, settings, from.registries);
}

/** Lets a registry be one without settings. Throws `not_found` where it is one. */
export async function removeRegistry(id: string, sources?: RegistrySources): Promise<void> {
  const { book } = sources ?? (await ownSources());
  await book.remove(registryOf(id));
}

/** The registry that `id` in a path stands for. Throws `reference_invalid`. */
export function registryOf(id: string): string {
  // No host has a percent sign: one that is left tells that the path was not decoded yet.
  return parseRegistryName(id.replaceAll(/%3a/gi, ':').replaceAll(/%5b/gi, '[').replaceAll(/%5d/gi, ']'));
}
