import 'server-only';
import { type RegistryBook, registryBook } from '../account/registry-book';
import { type Registries, sharedRegistries } from '../registry/registries';
import { database, type Store } from '../store/database';

/** Where what is known of registries comes from; those of this process where a test names no other. */
export type RegistrySources = Readonly<{ book: RegistryBook; registries: Registries; store: Store }>;

export async function ownSources(): Promise<RegistrySources> {
  return { book: registryBook(), registries: sharedRegistries(), store: await database() };
}
