import 'server-only';
import { z } from 'zod';
import { type ImageView, imageViewSchema, type PlatformView, platformSchema } from '../contract/image';
import { parseReference } from '../oci/reference';
import { database, type Store } from './database';

/** What is kept of an image that somebody looked at. */
export type RecentView = Readonly<{
  reference: string;
  kind: ImageView['kind'];
  mediaType: string;
  platforms: readonly PlatformView[];
  viewedAtMs: number;
}>;

const keptViews = 200;
const keptPlatforms = 64;

const kindSchema = imageViewSchema.unwrap().shape.kind;
const platformsSchema = z.array(platformSchema).readonly();

/** The views of last time, latest first, at most `limit`. */
export async function recentViews(limit: number, store?: Store): Promise<readonly RecentView[]> {
  const rows = await (store ?? (await database()))
    .selectFrom('recent_view')
    .selectAll()
    .orderBy('viewed_at_ms', 'desc')
    .orderBy('reference')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    reference: row.reference,
    kind: kindSchema.parse(row.kind),
    mediaType: row.media_type,
    platforms: platformsSchema.parse(JSON.parse(row.platforms)),
    viewedAtMs: row.viewed_at_ms,
  }));
}

/** Keeps that `view.reference` was looked at now. Of all views the latest 200 are kept. */
export async function rememberView(
  view: Omit<RecentView, 'viewedAtMs'> & Partial<Pick<RecentView, 'viewedAtMs'>>,
  store?: Store,
): Promise<void> {
  const reference = parseReference(view.reference);
  const row = {
    registry: reference.kind === 'registry' ? reference.registry : null,
    kind: view.kind,
    media_type: view.mediaType,
    platforms: JSON.stringify(view.platforms.slice(0, keptPlatforms)),
    viewed_at_ms: view.viewedAtMs ?? Date.now(),
  };
  const opened = store ?? (await database());
  await opened
    .insertInto('recent_view')
    .values({ reference: view.reference, ...row })
    .onConflict((conflict) => conflict.column('reference').doUpdateSet(row))
    .execute();
  await opened
    .deleteFrom('recent_view')
    .where('reference', 'not in', (rows) =>
      rows
        .selectFrom('recent_view')
        .select('reference')
        .orderBy('viewed_at_ms', 'desc')
        .orderBy('reference')
        .limit(keptViews),
    )
    .execute();
}

/** The hosts of registries that somebody looked into; only these are asked without being told to. */
export async function usedRegistries(store?: Store): Promise<readonly string[]> {
  const rows = await (store ?? (await database()))
    .selectFrom('recent_view')
    .select('registry')
    .distinct()
    .where('registry', 'is not', null)
    .orderBy('registry')
    .execute();
  return rows.flatMap(({ registry }) => registry ?? []);
}
