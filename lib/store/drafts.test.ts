import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../draft/draft';
import { openDatabase, type Store } from './database';
import { addDraft, changeDraft, removeDraft, sawTarget, stepDraft, storedDraft, storedDrafts } from './drafts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-drafts-'));
  store = await openDatabase(folder);
});

afterEach(async () => {
  await store.destroy();
  await rm(folder, { recursive: true });
});

const empty: Draft = {
  target: 'localhost:5000/app:1',
  tags: [],
  format: 'auto',
  entries: [],
  annotations: {},
  subject: null,
  artifactType: null,
  origin: null,
};
const titled = (title: string) => (draft: Draft) => ({ ...draft, annotations: { title } });
const titles = async (id: string) => (await storedDraft(id, store)).draft.annotations.title;

describe('drafts', () => {
  it('are kept as they were given, the one edited last first', async () => {
    const first = await addDraft(empty, null, store);
    const second = await addDraft({ ...empty, target: null }, null, store);
    await changeDraft(first.id, null, titled('edited'), store);
    expect((await storedDrafts(store)).map(({ id }) => id)).toEqual([first.id, second.id]);
    expect((await storedDraft(second.id, store)).draft).toEqual({ ...empty, target: null });
  });

  it('go back and forth by steps; an edit ends the way forth', async () => {
    const { id } = await addDraft(empty, null, store);
    await changeDraft(id, null, titled('a'), store);
    await changeDraft(id, null, titled('b'), store);
    expect(await stepDraft(id, null, -1, store)).toMatchObject({ canUndo: true, canRedo: true });
    expect(await titles(id)).toBe('a');
    await stepDraft(id, null, 1, store);
    expect(await titles(id)).toBe('b');
    await stepDraft(id, null, -1, store);
    expect(await changeDraft(id, null, titled('c'), store)).toMatchObject({ canRedo: false });
    await stepDraft(id, null, -1, store);
    expect(await titles(id)).toBe('a');
    await stepDraft(id, null, -1, store);
    await expect(stepDraft(id, null, -1, store)).rejects.toMatchObject({ problem: { code: 'conflict' } });
  });

  it('keep the last hundred steps', async () => {
    const { id } = await addDraft(empty, null, store);
    for (let n = 1; n <= 105; n++) await changeDraft(id, null, titled(`${n}`), store);
    const { count } = await store
      .selectFrom('draft_step')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(101);
    for (let n = 1; n <= 100; n++) await stepDraft(id, null, -1, store);
    expect(await titles(id)).toBe('5');
    expect(await storedDraft(id, store)).toMatchObject({ canUndo: false });
  });

  it('tell whoever edits an older version, and change nothing', async () => {
    const { id, version } = await addDraft(empty, null, store);
    const edited = await changeDraft(id, version, titled('mine'), store);
    const late = { problem: { code: 'precondition_failed' } };
    await expect(changeDraft(id, version, titled('late'), store)).rejects.toMatchObject(late);
    await expect(stepDraft(id, version, -1, store)).rejects.toMatchObject(late);
    await expect(removeDraft(id, version, store)).rejects.toMatchObject(late);
    expect(await storedDraft(id, store)).toEqual(edited);
  });

  it('let only one of two edits of the same version through, made at the same moment', async () => {
    const { id, version } = await addDraft(empty, null, store);
    const edits = ['x', 'y'].map((title) => changeDraft(id, version, titled(title), store));
    const outcomes = (await Promise.allSettled(edits)).map(({ status }) => status).sort();
    expect(outcomes).toEqual(['fulfilled', 'rejected']);
    expect((await storedDraft(id, store)).version).toBe(version + 1);
  });

  it('leave no step when the change is refused', async () => {
    const { id } = await addDraft(empty, null, store);
    const refuse = () => {
      throw new Error('refused');
    };
    await expect(changeDraft(id, null, refuse, store)).rejects.toThrow('refused');
    expect(await storedDraft(id, store)).toMatchObject({ version: 1, canUndo: false });
  });

  it('remember what their target pointed to, without a new version', async () => {
    const { id } = await addDraft(empty, null, store);
    const seen = { digest: `sha256:${'1'.repeat(64)}`, mediaType: 'a/b', entries: [], atMs: 5 } as const;
    await sawTarget(id, seen, store);
    expect(await storedDraft(id, store)).toMatchObject({ seen, version: 1 });
  });

  it('are gone when they are discarded', async () => {
    const { id } = await addDraft(empty, null, store);
    await removeDraft(id, null, store);
    await expect(storedDraft(id, store)).rejects.toMatchObject({ problem: { code: 'not_found' } });
    expect(await store.selectFrom('draft_step').selectAll().execute()).toEqual([]);
  });

  it('survive a process that ended without notice', async () => {
    const { id } = await addDraft(empty, null, store);
    await changeDraft(id, null, titled('kept'), store);
    const crashed = join(folder, 'crashed');
    await mkdir(crashed);
    for (const file of ['polyarch.db', 'polyarch.db-wal']) await copyFile(join(folder, file), join(crashed, file));
    const reopened = await openDatabase(crashed);
    expect((await storedDraft(id, reopened)).draft.annotations.title).toBe('kept');
    await reopened.destroy();
  });
});
