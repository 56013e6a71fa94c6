import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDatabase, type Store } from './database';
import { forgetRefused, keepRefused, refusedForms } from './refused-forms';

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-refused-forms-'));
  store = await openDatabase(folder);
});
afterAll(async () => {
  await store.destroy();
  await rm(folder, { recursive: true });
});

it('keeps what each registry refused, until it takes it', async () => {
  await keepRefused('a.example', 'oci-index', store);
  await keepRefused('a.example', 'oci-index', store);
  await keepRefused('a.example', 'subject', store);
  await keepRefused('b.example', 'subject', store);
  await forgetRefused('a.example', ['subject', 'docker-list'], store);
  expect(await refusedForms('a.example', store)).toEqual(['oci-index']);
  expect(await refusedForms('b.example', store)).toEqual(['subject']);
});

it('keeps the latest thousand', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await store.transaction().execute(async (transaction) => {
    for (let n = 0; n < 1002; n++) {
      vi.setSystemTime(Date.now() + 1);
      await keepRefused(`r${n}.example`, 'subject', transaction);
    }
  });
  vi.useRealTimers();
  expect(await refusedForms('r1.example', store)).toEqual([]);
  expect(await refusedForms('r2.example', store)).toEqual(['subject']);
});
