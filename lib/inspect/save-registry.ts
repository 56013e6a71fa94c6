import 'server-only';
import { defaultSettings } from '../account/registry-settings';
import type { Registry } from '../contract/registry';
import type { RegistryChange } from '../contract/registry-operations';
import { isListedUnstored } from './list-registries';
import { mergeSettings } from './merge-settings';
import { registryOf } from './registry-of';
import { ownSources } from './registry-sources';
import { viewRegistry } from './registry-view';

/** Gives a registry settings. Throws `conflict` where it has some, `request_invalid` and `reference_invalid` for wrong ones. */
export async function addRegistry(host: string, change: RegistryChange): Promise<Registry> {
  const { book, registries } = await ownSources();
  const name = registryOf(host);
  const settings = await book.add(mergeSettings(defaultSettings(name), change));
  return viewRegistry(name, settings, registries);
}

/** Changes what `change` names and nothing else. Throws `not_found` for a registry that is not listed. */
export async function changeRegistry(id: string, change: RegistryChange): Promise<Registry> {
  const from = await ownSources();
  const name = registryOf(id);
  if ((await from.book.get(name)) === null && (await isListedUnstored(name, from))) return addRegistry(name, change);
  const settings = await from.book.update(name, (current) => mergeSettings(current, change));
  return viewRegistry(name, settings, from.registries);
}

/** Lets a registry be one without settings. Throws `not_found` where it is one. */
export async function removeRegistry(id: string): Promise<void> {
  const { book } = await ownSources();
  await book.remove(registryOf(id));
}
