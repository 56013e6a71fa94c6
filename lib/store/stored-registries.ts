import 'server-only';
import type { Selectable } from 'kysely';
import type { Store } from './database';
import type { Schema } from './schema';

/** One registry as it lies in the database. */
export type RegistryRow = Selectable<Schema['registry']>;

export async function registryRows(store: Store): Promise<readonly RegistryRow[]> {
  return store.selectFrom('registry').selectAll().orderBy('host').execute();
}

/** Adds a registry; false when there is one of that host. */
export async function insertRegistry(row: RegistryRow, store: Store): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await store
    .insertInto('registry')
    .values(row)
    .onConflict((conflict) => conflict.column('host').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Sets columns of a registry; false when there is none of that host. */
export async function updateRegistry(
  host: string,
  columns: Partial<Omit<RegistryRow, 'host'>>,
  store: Store,
): Promise<boolean> {
  const { numUpdatedRows } = await store
    .updateTable('registry')
    .set(columns)
    .where('host', '=', host)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Removes a registry; false when there is none of that host. */
export async function deleteRegistry(host: string, store: Store): Promise<boolean> {
  const { numDeletedRows } = await store.deleteFrom('registry').where('host', '=', host).executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}
