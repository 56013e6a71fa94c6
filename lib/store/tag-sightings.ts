import 'server-only';
import { z } from 'zod';
import { digestSchema } from '../contract/digest';
import { platformSchema } from '../contract/image';
import type { TagSighting, TagSpan } from '../contract/tag-sighting';
import { formatReference, type Reference, withDefaultTag } from '../oci/reference';
import { database, type Store } from './database';

const keptSightings = 20_000;
const keptPlatforms = 256;

const platformsSchema = z.array(platformSchema).readonly();
/**
 * The two latest digests that the tag of `reference` was seen to name, the latest first: one of them is what it named
 * before it names what it names now. None for a reference that is pinned to a digest.
 */
export async function tagSightings(reference: Reference, store?: Store): Promise<readonly TagSighting[]> {
  if (reference.digest !== undefined) return [];
  const rows = await (store ?? (await database()))
    .selectFrom('tag_sighting')
    .selectAll()
    .where('reference', '=', nameOf(reference))
    .orderBy('seen_at_ms', 'desc')
    .orderBy('digest')
    .limit(2)
    .execute();
  return rows.map((row) => ({
    digest: digestSchema.parse(row.digest),
    platforms: platformsSchema.parse(JSON.parse(row.platforms)),
    seenAtMs: row.seen_at_ms,
  }));
}

/** When the tags of `repository` were seen to name which digests, by tag. */
export async function tagSpans(
  repository: Reference,
  tags: readonly string[],
  store?: Store,
): Promise<ReadonlyMap<string, readonly TagSpan[]>> {
  const tagOf = new Map(tags.map((tag) => [nameOf({ ...repository, tag }), tag]));
  const rows = await (store ?? (await database()))
    .selectFrom('tag_sighting')
    .select(['reference', 'digest', 'since_ms', 'seen_at_ms'])
    .where('reference', 'in', [...tagOf.keys()])
    .execute();
  const spans = new Map<string, TagSpan[]>();
  for (const { reference, digest, since_ms: sinceMs, seen_at_ms: seenAtMs } of rows) {
    const tag = tagOf.get(reference) ?? '';
    spans.set(tag, [...(spans.get(tag) ?? []), { digest: digestSchema.parse(digest), sinceMs, seenAtMs }]);
  }
  return spans;
}

type Seen = Readonly<{ reference: Reference }> & Omit<TagSighting, 'seenAtMs'> & Partial<Pick<TagSighting, 'seenAtMs'>>;

/** Keeps that each tag of `seen` names its digest now. Of all sightings the latest 20,000 are kept. */
export async function rememberSightings(seen: readonly Seen[], store?: Store): Promise<void> {
  const values = seen
    .filter(({ reference }) => reference.digest === undefined)
    .map(({ reference, digest, platforms, seenAtMs = Date.now() }) => ({
      reference: nameOf(reference),
      digest,
      platforms: JSON.stringify(platforms.slice(0, keptPlatforms)),
      seen_at_ms: seenAtMs,
      since_ms: seenAtMs,
    }));
  if (values.length === 0) return;
  const opened = store ?? (await database());
  await opened
    .insertInto('tag_sighting')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['reference', 'digest']).doUpdateSet((row) => ({
        platforms: row.ref('excluded.platforms'),
        seen_at_ms: row.ref('excluded.seen_at_ms'),
        // A tag that comes back to a digest names it anew.
        since_ms: row
          .case()
          .when(
            row.exists(
              row
                .selectFrom('tag_sighting as other')
                .select('other.digest')
                .whereRef('other.reference', '=', 'tag_sighting.reference')
                .whereRef('other.seen_at_ms', '>', 'tag_sighting.seen_at_ms'),
            ),
          )
          .then(row.ref('excluded.since_ms'))
          .else(row.ref('tag_sighting.since_ms'))
          .end(),
      })),
    )
    .execute();
  await forgetOldest(opened);
}

async function forgetOldest(store: Store): Promise<void> {
  const oldestKept = await store
    .selectFrom('tag_sighting')
    .select('seen_at_ms')
    .orderBy('seen_at_ms', 'desc')
    .offset(keptSightings - 1)
    .limit(1)
    .executeTakeFirst();
  if (oldestKept === undefined) return;
  await store.deleteFrom('tag_sighting').where('seen_at_ms', '<', oldestKept.seen_at_ms).execute();
}

function nameOf(reference: Reference): string {
  return formatReference(withDefaultTag(reference));
}
