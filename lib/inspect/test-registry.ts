import 'server-only';
import type { GivenSettings } from '../account/registry-book';
import { defaultSettings, type RegistrySettings } from '../account/registry-settings';
import type { ConnectionTest } from '../contract/registry';
import type { RegistryChange } from '../contract/registry-operations';
import type { Decided } from '../registry/registry-host';
import { testConnection } from '../registry/test-connection';
import { mergeSettings } from './merge-settings';
import { registryOf } from './registry-of';
import { ownSources } from './registry-sources';

/** Tests the connection to a registry, listed or not, as if `change` were saved. Nothing is. */
export async function testRegistry(id: string, change: RegistryChange): Promise<ConnectionTest> {
  const { book, registries } = await ownSources();
  const name = registryOf(id);
  const stored = await book.get(name);
  const given = mergeSettings(stored ?? defaultSettings(name), change);
  const host = registries.trial(
    name,
    decidedBy(given, async () => stored && (await book.secretOf(stored))),
  );
  try {
    return await testConnection(host);
  } finally {
    await host.transport.close();
  }
}

/** Settings that nobody has kept: an account that was given has its secret at hand, one that is stored keeps its own. */
function decidedBy({ account, ...given }: GivenSettings, storedSecret: Decided['secret']): Decided {
  if (!('value' in account)) return { settings: { ...given, account }, secret: storedSecret };
  const { value, ...named } = account;
  const settings: RegistrySettings = { ...given, account: { ...named, sealed: '', storedAtMs: Date.now() } };
  return { settings, secret: async () => value };
}
