import 'server-only';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CompiledQuery, Kysely, Migrator, SqliteDialect } from 'kysely';
import { ProblemError } from '../problem/problem';
import { settings } from '../settings';
import { migrations } from './migrations';
import type { Schema } from './schema';

export type Store = Kysely<Schema>;

declare global {
  /** Module state is per bundle and Next makes several; the database file belongs to one connection of the process. */
  var polyarchStore: Promise<Store> | undefined;
}

/** The process's database, opened and migrated on first use. Throws `internal` with a sentence when it cannot be opened. */
export function database(): Promise<Store> {
  globalThis.polyarchStore ??= openDatabase(settings().dataFolder).catch((thrown: unknown) => {
    globalThis.polyarchStore = undefined;
    throw thrown;
  });
  return globalThis.polyarchStore;
}

/** Opens `polyarch.db` in `folder`, making both when absent, and brings its tables up to date. */
export async function openDatabase(folder: string): Promise<Store> {
  const store = new Kysely<Schema>({ dialect: dialectFor(folder) });
  try {
    await migrate(store);
    return store;
  } catch (thrown) {
    await store.destroy();
    throw new ProblemError(
      { code: 'internal', message: `The database in “${folder}” cannot be used: ${reasonOf(thrown)}` },
      { cause: thrown },
    );
  }
}

function dialectFor(folder: string): SqliteDialect {
  return new SqliteDialect({
    async database() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Loaded here, because `next build` loads every route on machines that never open a database.
      const { default: Libsql } = await import('libsql');
      return new Libsql(join(folder, 'polyarch.db'));
    },
    async onCreateConnection(connection) {
      // One process per file: without EXCLUSIVE a single SQLITE_BUSY can leave a connection holding the write lock for good.
      for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'synchronous = FULL']) {
        await connection.executeQuery(CompiledQuery.raw(`PRAGMA ${pragma}`));
      }
    },
  });
}

async function migrate(store: Store): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
  const { error } = await new Migrator({ db: store, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}

function reasonOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (/database is locked/.test(message)) {
    return 'another Polyarch uses it. Stop that one, or set POLYARCH_DATA to another folder.';
  }
  if (/corrupted migrations/.test(message)) {
    return 'a newer Polyarch has written it. Start that version, or set POLYARCH_DATA to another folder.';
  }
  if (/EACCES|EROFS|EPERM|ENOTDIR|EEXIST|Unable to open/.test(message)) {
    return 'the folder cannot be written. Mend its permissions, or set POLYARCH_DATA to another folder.';
  }
  return `${message}.`;
}
