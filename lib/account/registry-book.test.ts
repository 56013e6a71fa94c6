import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plantedSecrets } from '@/lib/testing/planted-secrets';
import { openDatabase, type Store } from '../store/database';
import { RegistryBook } from './registry-book';
import { defaultSettings } from './registry-settings';

const { password } = plantedSecrets;
const account = { kind: 'stored', username: 'me', secret: 'password', value: password } as const;
const [first, second] = ['a'.repeat(32), 'b'.repeat(32)];
const host = 'registry.lan:5000';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-book-'));
  store = await openDatabase(folder);
});
afterEach(async () => {
  await store.destroy();
  await rm(folder, { recursive: true });
});

/** The book as a process finds it that has started just now. */
const book = (...secrets: string[]) => new RegistryBook(async () => store, { secrets, dataFolder: folder });
const secretIn = async (opened: RegistryBook) => {
  const settings = await opened.get(host);
  return settings === null ? undefined : opened.secretOf(settings);
};

describe('settings', () => {
  it('come back as they were given, in the next process too', async () => {
    const given = {
      host,
      http: false,
      tlsVerify: false,
      ca: '-----BEGIN CERTIFICATE-----',
      allowedAddresses: ['10.0.0.0/8'],
      account: { kind: 'none' },
    } as const;
    await book().add(given);
    expect(await book().all()).toEqual([given]);
  });

  it('are the very same object until they change', async () => {
    const opened = book();
    expect(await opened.get(host)).toBeNull();
    const added = await opened.add(defaultSettings(host));
    expect(await opened.get(host)).toBe(added);
    const changed = await opened.update(host, (current) => ({ ...current, tlsVerify: false }));
    expect(await opened.get(host)).toBe(changed);
    expect(changed).not.toBe(added);
    await opened.remove(host);
    expect(await opened.get(host)).toBeNull();
  });

  it('are given once: a second time is a conflict, and what is not there cannot be changed', async () => {
    const opened = book();
    await opened.add(defaultSettings(host));
    await expect(opened.add(defaultSettings(host))).rejects.toMatchObject({ problem: { code: 'conflict' } });
    await opened.remove(host);
    await expect(opened.remove(host)).rejects.toMatchObject({ problem: { code: 'not_found' } });
    await expect(opened.update(host, (current) => current)).rejects.toMatchObject({ problem: { code: 'not_found' } });
  });

  it('that change at once all change', async () => {
    const opened = book();
    await opened.add(defaultSettings(host));
    await Promise.all(
      ['1', '2', '3'].map((part) =>
        opened.update(host, (current) => ({
          ...current,
          allowedAddresses: [...current.allowedAddresses, `10.0.0.${part}`],
        })),
      ),
    );
    expect((await book().get(host))?.allowedAddresses).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3']);
  });
});

describe('the secret of an account', () => {
  it('is had by who asks for it, and stands in no file of the data folder', async () => {
    await book().add({ ...defaultSettings(host), account });
    expect(await secretIn(book())).toBe(password);
    for (const name of await readdir(folder)) {
      const bytes = await readFile(join(folder, name));
      for (const form of [password, Buffer.from(password).toString('base64'), Buffer.from(password).toString('hex')]) {
        expect(bytes.includes(form), name).toBe(false);
      }
    }
  });

  it('stays when something else changes', async () => {
    const opened = book();
    await opened.add({ ...defaultSettings(host), account });
    await opened.update(host, (current) => ({ ...current, tlsVerify: false }));
    expect(await secretIn(opened)).toBe(password);
    expect(await secretIn(book())).toBe(password);
  });

  it('is sealed anew with the first key at the next start, after which the old one can go', async () => {
    await book(first).add({ ...defaultSettings(host), account });
    expect(await secretIn(book(second))).toBeNull();
    expect(await secretIn(book(second, first))).toBe(password);
    expect(await secretIn(book(second))).toBe(password);
    expect(await secretIn(book(first))).toBeNull();
  });

  it('moves from the key file to POLYARCH_SECRET', async () => {
    await book().add({ ...defaultSettings(host), account });
    expect(await secretIn(book(first))).toBe(password);
    await rm(join(folder, 'secret'));
    expect(await secretIn(book(first))).toBe(password);
  });

  it('is lost with its key, and nothing else is', async () => {
    await book().add({ ...defaultSettings(host), account });
    await rm(join(folder, 'secret'));
    const opened = book();
    expect(await secretIn(opened)).toBeNull();
    expect(await opened.get(host)).toMatchObject({ host, account: { kind: 'stored', username: 'me' } });
    await opened.update(host, (current) => ({ ...current, account }));
    expect(await secretIn(opened)).toBe(password);
  });

  it('does not move to another registry with its row', async () => {
    const opened = book();
    await opened.add({ ...defaultSettings(host), account });
    await opened.add({ ...defaultSettings('evil.example'), account: { ...account, value: 'other' } });
    const row = await store.selectFrom('registry').selectAll().where('host', '=', host).executeTakeFirstOrThrow();
    const { sealed_secret } = row;
    await store.updateTable('registry').set({ sealed_secret }).where('host', '=', 'evil.example').execute();
    const again = book();
    const moved = await again.get('evil.example');
    expect(moved === null ? undefined : await again.secretOf(moved)).toBeNull();
  });
});
