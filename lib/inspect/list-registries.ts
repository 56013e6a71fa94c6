import 'server-only';
import type { Registry } from '../contract/registry';
import { dockerHub } from '../oci/registry-name';
import { usedRegistries } from '../store/recent-views';
import { registryOf } from './registry-of';
import { ownSources, type RegistrySources } from './registry-sources';
import { viewRegistry } from './registry-view';

/** Beside those that have settings: a list of more than this helps nobody, and helpers are asked for each. */
const mostUnstored = 50;
const helpersAtOnce = 8;

/** Docker Hub, the registries that have settings, then those that were used or are known otherwise. None is asked. */
export async function listRegistries(sources?: RegistrySources): Promise<readonly Registry[]> {
  const from = sources ?? (await ownSources());
  const stored = new Map((await from.book.all()).map((settings) => [settings.host, settings]));
  const others = (await unstored(from)).filter((name) => !stored.has(name)).slice(0, mostUnstored);
  const names = new Set([dockerHub, ...[...stored.keys()].sort(), ...others]);
  const views: Registry[] = [];
  for (const some of batches([...names])) {
    views.push(
      ...(await Promise.all(some.map((name) => viewRegistry(name, stored.get(name) ?? null, from.registries)))),
    );
  }
  return views;
}

/** Whether a registry is in that list though nothing is decided about it. */
export async function isListedUnstored(name: string, sources: RegistrySources): Promise<boolean> {
  return name === dockerHub || (await unstored(sources)).includes(name);
}

async function unstored({ registries, store }: RegistrySources): Promise<readonly string[]> {
  const names = [...(await usedRegistries(store)), ...(await registries.known())];
  return [...new Set(names.flatMap(registryIn))].sort();
}

/** What stands in Docker's configuration need not be a registry. */
function registryIn(name: string): readonly string[] {
  try {
    return [registryOf(name)];
  } catch {
    return [];
  }
}

function batches(names: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(names.length / helpersAtOnce) }, (_, index) =>
    names.slice(index * helpersAtOnce, (index + 1) * helpersAtOnce),
  );
}
