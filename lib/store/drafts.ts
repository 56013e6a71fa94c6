import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { digestSchema } from '../contract/digest';
import { platformSchema } from '../contract/image';
import type { Draft } from '../draft/draft';
import { draftSchema } from '../draft/draft-schema';
import { ProblemError } from '../problem/problem';
import { database, type Store } from './database';
import type { DraftTable } from './schema';

const seenTagSchema = z
  .object({
    digest: digestSchema.nullable(),
    mediaType: z.string().nullable(),
    entries: z.array(z.object({ digest: digestSchema, platform: platformSchema.nullable() }).readonly()).readonly(),
    atMs: z.number(),
  })
  .readonly();

/** What the target's tag pointed to when it was looked at last for this draft; a null digest: it did not exist. */
export type SeenTag = z.infer<typeof seenTagSchema>;

export type StoredDraft = Readonly<{
  id: string;
  /** Counts every change, so that two people who edit one draft are told. */
  version: number;
  draft: Draft;
  seen: SeenTag | null;
  canUndo: boolean;
  canRedo: boolean;
  createdAtMs: number;
  updatedAtMs: number;
}>;

/** Further steps back than this are no one's memory. */
const keptSteps = 100;
const keptDrafts = 1000;

/** Keeps a new draft. Throws `conflict` when there are very many. */
export async function addDraft(draft: Draft, seen: SeenTag | null, given?: Store): Promise<StoredDraft> {
  const store = given ?? (await database());
  const id = randomUUID();
  const now = Date.now();
  const { count } = await store
    .selectFrom('draft')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (count >= keptDrafts) throw tooMany();
  await store.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('draft')
      .values({
        id,
        version: 1,
        step: 0,
        last_step: 0,
        first_step: 0,
        seen: seen && JSON.stringify(seen),
        created_at_ms: now,
        updated_at_ms: now,
      })
      .execute();
    await transaction
      .insertInto('draft_step')
      .values({ draft: id, step: 0, state: JSON.stringify(draft) })
      .execute();
  });
  return storedDraft(id, store);
}

/** The draft `id`. Throws `not_found`. */
export async function storedDraft(id: string, given?: Store): Promise<StoredDraft> {
  const row = await draftRows(given ?? (await database()))
    .where('draft.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw missing(id);
  return fromRow(row);
}

/** All drafts, the one edited last first. */
export async function storedDrafts(given?: Store): Promise<readonly StoredDraft[]> {
  const rows = await draftRows(given ?? (await database()))
    .orderBy('draft.updated_at_ms', 'desc')
    .orderBy('draft.id')
    .execute();
  return rows.map(fromRow);
}

/**
 * Changes a draft by a step that can be taken back. `expected` is the version that the change was made on; null takes any.
 * Throws `precondition_failed` when it was edited since, `not_found`, and what `change` throws.
 */
export async function changeDraft(
  id: string,
  expected: number | null,
  change: (draft: Draft) => Draft,
  given?: Store,
): Promise<StoredDraft> {
  const store = given ?? (await database());
  await store.transaction().execute(async (transaction) => {
    const row = await currentRow(transaction, id, expected);
    const state = JSON.stringify(change(parseState(row.state)));
    const step = row.step + 1;
    const first = Math.max(row.first_step, step - keptSteps);
    await transaction
      .deleteFrom('draft_step')
      .where('draft', '=', id)
      .where((where) => where.or([where('step', '>=', step), where('step', '<', first)]))
      .execute();
    await transaction.insertInto('draft_step').values({ draft: id, step, state }).execute();
    await moveTo(transaction, row, { step, last_step: step, first_step: first });
  });
  return storedDraft(id, store);
}

/** Takes the last step back (-1), or again (+1). Throws `conflict` when there is none, and as `changeDraft` does. */
export async function stepDraft(id: string, expected: number | null, by: -1 | 1, given?: Store): Promise<StoredDraft> {
  const store = given ?? (await database());
  await store.transaction().execute(async (transaction) => {
    const row = await currentRow(transaction, id, expected);
    const step = row.step + by;
    if (step < row.first_step || step > row.last_step) throw noStep(by);
    await moveTo(transaction, row, { step });
  });
  return storedDraft(id, store);
}

/** Keeps what the target's tag was seen to point to; no step, and no new version. */
export async function sawTarget(id: string, seen: SeenTag | null, given?: Store): Promise<void> {
  const store = given ?? (await database());
  await store
    .updateTable('draft')
    .set({ seen: seen && JSON.stringify(seen) })
    .where('id', '=', id)
    .execute();
}

/** Discards a draft. Throws `not_found`, and `precondition_failed` when it was edited since `expected`. */
export async function removeDraft(id: string, expected: number | null, given?: Store): Promise<void> {
  const store = given ?? (await database());
  await store.transaction().execute(async (transaction) => {
    await currentRow(transaction, id, expected);
    await transaction.deleteFrom('draft_step').where('draft', '=', id).execute();
    await transaction.deleteFrom('draft').where('id', '=', id).execute();
  });
}

type DraftRow = DraftTable & Readonly<{ state: string }>;

function draftRows(store: Store) {
  return store
    .selectFrom('draft')
    .innerJoin('draft_step', (join) =>
      join.onRef('draft_step.draft', '=', 'draft.id').onRef('draft_step.step', '=', 'draft.step'),
    )
    .selectAll('draft')
    .select('draft_step.state');
}

async function currentRow(store: Store, id: string, expected: number | null): Promise<DraftRow> {
  const row = await draftRows(store).where('draft.id', '=', id).executeTakeFirst();
  if (row === undefined) throw missing(id);
  if (expected !== null && row.version !== expected) throw editedSince(row.version, expected);
  return row;
}

async function moveTo(store: Store, row: DraftRow, to: Partial<DraftTable>): Promise<void> {
  await store
    .updateTable('draft')
    .set({ ...to, version: row.version + 1, updated_at_ms: Date.now() })
    .where('id', '=', row.id)
    .execute();
}

function fromRow(row: DraftRow): StoredDraft {
  return {
    id: row.id,
    version: row.version,
    draft: parseState(row.state),
    seen: row.seen === null ? null : seenTagSchema.parse(JSON.parse(row.seen)),
    canUndo: row.step > row.first_step,
    canRedo: row.step < row.last_step,
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
  };
}

function parseState(state: string): Draft {
  return draftSchema.parse(JSON.parse(state));
}

function missing(id: string): ProblemError {
  return new ProblemError({
    code: 'not_found',
    message: `There is no draft “${id.slice(0, 80)}”.`,
    hint: 'It was discarded, or pushed and not kept.',
  });
}

function editedSince(version: number, expected: number): ProblemError {
  return new ProblemError({
    code: 'precondition_failed',
    message: `The draft was edited since: it is at version ${version}, the change was made on version ${expected}.`,
    hint: 'Nothing was changed. Read the draft again, and make the change anew if it is still wanted.',
    details: { version, expected },
  });
}

function noStep(by: -1 | 1): ProblemError {
  const what = by === -1 ? 'There is no earlier state of the draft to go back to.' : 'No step was taken back.';
  return new ProblemError({ code: 'conflict', message: what });
}

function tooMany(): ProblemError {
  return new ProblemError({
    code: 'conflict',
    message: `There are ${keptDrafts} drafts already.`,
    hint: 'Discard some of them.',
  });
}
