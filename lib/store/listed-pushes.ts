import 'server-only';
import { sql } from 'kysely';
import { z } from 'zod';
import { database, type Store } from './database';
import { type StoredPush, withoutProgress } from './pushes';

const cameSchema = z.object({ sent: z.int(), total: z.int(), done: z.int(), steps: z.int() });

/** A push with how far it came in numbers: its steps may be thousands. */
export type ListedPush = Omit<StoredPush, 'progress'> &
  Readonly<{
    /** Bytes that are copied, and how many of them were sent. */
    bytes: Readonly<{ sent: number; total: number }>;
    stepCount: Readonly<{ done: number; total: number }>;
  }>;

const listed = 200;

/** The latest 200 pushes, latest first. */
export async function listedPushes(given?: Store): Promise<readonly ListedPush[]> {
  const rows = await (given ?? (await database()))
    .selectFrom('push')
    .select(['id', 'state', 'repository', 'tags', 'manifests', 'draft', 'purge', 'entries', 'problem'])
    .select(['undo_of', 'undone_by', 'created_at_ms', 'finished_at_ms'])
    .select(came.as('came'))
    .orderBy('created_at_ms', 'desc')
    .orderBy('id')
    .limit(listed)
    .execute();
  return rows.map(({ came: text, ...row }) => {
    const { sent, total, done, steps } = cameSchema.parse(JSON.parse(text));
    return { ...withoutProgress(row), bytes: { sent, total }, stepCount: { done, total: steps } };
  });
}

/** Summed up where it lies. @see https://www.sqlite.org/json1.html */
const came = sql<string>`(
  SELECT json_object(
    'sent', COALESCE(SUM(json_extract(value, '$.sentBytes')) FILTER (WHERE json_extract(value, '$.way') = 'copy'), 0),
    'total', COALESCE(SUM(json_extract(value, '$.sizeBytes')) FILTER (WHERE json_extract(value, '$.way') = 'copy'), 0),
    'done', COUNT(*) FILTER (WHERE json_extract(value, '$.state') = 'done'),
    'steps', COUNT(*)
  ) FROM json_each(push.progress, '$.steps')
)`;
