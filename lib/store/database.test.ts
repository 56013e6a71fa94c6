import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Store } from './database';

let folder: string;
const opened: Store[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-database-'));
});

afterEach(async () => {
  for (const store of opened.splice(0)) await store.destroy();
  await rm(folder, { recursive: true });
});

async function open(at = folder): Promise<Store> {
  const store = await openDatabase(at);
  opened.push(store);
  return store;
}

describe('openDatabase', () => {
  it('makes the folder and the tables', async () => {
    const store = await open(join(folder, 'deep', 'data'));
    expect(await store.selectFrom('recent_view').selectAll().execute()).toEqual([]);
  });

  it('writes ahead and waits for the disk', async () => {
    const store = await open();
    expect((await sql`PRAGMA journal_mode`.execute(store)).rows).toEqual([{ journal_mode: 'wal' }]);
    expect((await sql`PRAGMA synchronous`.execute(store)).rows).toEqual([{ synchronous: 2 }]);
  });

  it('tells a second process to go elsewhere', async () => {
    await open();
    await expect(open()).rejects.toMatchObject({
      problem: {
        code: 'internal',
        message: `The database in “${folder}” cannot be used: another Polyarch uses it. Stop that one, or set POLYARCH_DATA to another folder.`,
      },
    });
  });

  it('does not touch what a newer Polyarch has written', async () => {
    const store = await open();
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '')`.execute(store);
    const next = join(folder, 'next');
    await mkdir(next);
    for (const file of ['polyarch.db', 'polyarch.db-wal']) await copyFile(join(folder, file), join(next, file));
    await expect(open(next)).rejects.toThrow('a newer Polyarch has written it.');
  });

  it('says so when the folder cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(open(join(folder, 'file', 'data'))).rejects.toThrow('the folder cannot be written.');
  });

  it('says so when the file is no database', async () => {
    await writeFile(join(folder, 'polyarch.db'), 'not a database, but long enough to be read as a header'.repeat(20));
    await expect(open()).rejects.toThrow(/^The database in “.*” cannot be used: .*not a database/);
  });
});
