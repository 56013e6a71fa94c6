import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { digestSchema } from '../contract/digest';
import { platformSchema } from '../contract/image';
import { problemSchema } from '../contract/problem';
import { type PushState, pushLogLineSchema, pushStates, pushStepSchema } from '../contract/push';
import type { ManifestBytes } from '../oci/target';
import { ProblemError } from '../problem/problem';
import { database, type Store } from './database';
import type { PushTable } from './schema';

const tagsSchema = z
  .array(z.object({ tag: z.string(), before: digestSchema.nullable(), after: digestSchema.nullable() }).readonly())
  .readonly();

const manifestsSchema = z
  .array(z.object({ mediaType: z.string(), digest: digestSchema, base64: z.string() }).readonly())
  .readonly();

const entriesSchema = z
  .array(
    z.object({
      descriptor: z.object({ mediaType: z.string(), digest: digestSchema, size: z.int() }).readonly(),
      source: z.string(),
      platform: platformSchema.nullable(),
    }),
  )
  .readonly();

const progressSchema = z
  .object({ steps: z.array(pushStepSchema).readonly(), log: z.array(pushLogLineSchema).readonly() })
  .readonly();

/** A tag that is written: what it pointed to before, and points to after; null: it does not exist. */
export type TagWrite = z.output<typeof tagsSchema>[number];
/** A manifest that the index names, with where it is taken from. */
export type PushEntry = Readonly<z.output<typeof entriesSchema>[number]>;
type Progress = z.output<typeof progressSchema>;

/** All that a push needs to be run, and to be run again after a crash. */
export type PushWork = Readonly<{
  /** Where it goes, without a tag. */
  repository: string;
  /** The first is the target's own. */
  tags: readonly TagWrite[];
  /** The bytes of all that the tags point to, before and after: those before are kept to put them back. */
  manifests: readonly ManifestBytes[];
  entries: readonly PushEntry[];
}>;

export type StoredPush = Readonly<{
  id: string;
  state: PushState;
  work: PushWork;
  draft: string | null;
  purge: boolean;
  progress: Progress;
  problem: ProblemError['problem'] | null;
  undoOf: string | null;
  undoneBy: string | null;
  createdAtMs: number;
  finishedAtMs: number | null;
}>;

const keptPushes = 2000;

/** Keeps a new push, still to be run. Of those that ended the latest 2,000 are kept. */
export async function addPush(
  work: PushWork,
  from: Readonly<{ draft?: string; purge?: boolean; undoOf?: string }>,
  given?: Store,
): Promise<StoredPush> {
  const store = given ?? (await database());
  const id = randomUUID();
  await store
    .insertInto('push')
    .values({
      id,
      state: 'queued',
      repository: work.repository,
      tags: JSON.stringify(work.tags),
      manifests: JSON.stringify(work.manifests.map(toText)),
      draft: from.draft ?? null,
      purge: from.purge ? 1 : 0,
      entries: JSON.stringify(work.entries),
      progress: JSON.stringify({ steps: [], log: [] }),
      undo_of: from.undoOf ?? null,
      created_at_ms: Date.now(),
    })
    .execute();
  await forgetOldest(store);
  return storedPush(id, store);
}

/** The push `id`. Throws `not_found`. */
export async function storedPush(id: string, given?: Store): Promise<StoredPush> {
  const row = await (given ?? (await database()))
    .selectFrom('push')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (row !== undefined) return fromRow(row);
  throw new ProblemError({ code: 'not_found', message: `There is no push “${id.slice(0, 80)}”.` });
}

/** Those that a process that ended left unfinished, oldest first. */
export async function unfinishedPushes(given?: Store): Promise<readonly StoredPush[]> {
  const rows = await (given ?? (await database()))
    .selectFrom('push')
    .selectAll()
    .where('state', 'in', ['queued', 'running'])
    .orderBy('created_at_ms')
    .execute();
  return rows.map(fromRow);
}

/** Keeps how far a push came. */
export async function keepPush(
  id: string,
  now: Readonly<{
    state: PushState;
    progress?: Progress;
    problem?: StoredPush['problem'];
    finishedAtMs?: number | null;
  }>,
  given?: Store,
): Promise<void> {
  const { state, progress, problem, finishedAtMs } = now;
  await (given ?? (await database()))
    .updateTable('push')
    .set({
      state,
      ...(progress && { progress: JSON.stringify(progress) }),
      ...(problem !== undefined && { problem: problem && JSON.stringify(problem) }),
      ...(finishedAtMs !== undefined && { finished_at_ms: finishedAtMs }),
    })
    .where('id', '=', id)
    .execute();
}

/** Keeps that `undo` put the tags of push `id` back. */
export async function keepUndone(id: string, undo: string, given?: Store): Promise<void> {
  const store = given ?? (await database());
  await store.updateTable('push').set({ undone_by: undo }).where('id', '=', id).execute();
}

async function forgetOldest(store: Store): Promise<void> {
  const oldestKept = await store
    .selectFrom('push')
    .select('created_at_ms')
    .orderBy('created_at_ms', 'desc')
    .offset(keptPushes - 1)
    .limit(1)
    .executeTakeFirst();
  if (oldestKept === undefined) return;
  await store
    .deleteFrom('push')
    .where('created_at_ms', '<', oldestKept.created_at_ms)
    .where('finished_at_ms', 'is not', null)
    .execute();
}

function fromRow(row: PushTable): StoredPush {
  return { ...withoutProgress(row), progress: progressSchema.parse(JSON.parse(row.progress)) };
}

/** A push as its row says, but for how far it came. */
export function withoutProgress(row: Omit<PushTable, 'progress'>): Omit<StoredPush, 'progress'> {
  return {
    id: row.id,
    state: z.enum(pushStates).parse(row.state),
    work: {
      repository: row.repository,
      tags: tagsSchema.parse(JSON.parse(row.tags)),
      manifests: manifestsSchema.parse(JSON.parse(row.manifests)).map(fromText),
      entries: entriesSchema.parse(JSON.parse(row.entries)),
    },
    draft: row.draft,
    purge: row.purge === 1,
    problem: row.problem === null ? null : problemSchema.parse(JSON.parse(row.problem)),
    undoOf: row.undo_of,
    undoneBy: row.undone_by,
    createdAtMs: row.created_at_ms,
    finishedAtMs: row.finished_at_ms,
  };
}

function toText({ mediaType, digest, bytes }: ManifestBytes): z.input<typeof manifestsSchema>[number] {
  return { mediaType, digest, base64: Buffer.from(bytes).toString('base64') };
}

function fromText({ mediaType, digest, base64 }: z.output<typeof manifestsSchema>[number]): ManifestBytes {
  return { mediaType, digest, bytes: new Uint8Array(Buffer.from(base64, 'base64')) };
}
