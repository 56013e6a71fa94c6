import 'server-only';
import { z } from 'zod';
import { platformSchema } from '../contract/image';
import type { TagSighting } from '../contract/tag-sighting';
import { type Digest, isDigest } from '../oci/digest';
import { formatReference, type Reference, withDefaultTag } from '../oci/reference';
import { database, type Store } from './database';

const keptSightings = 1000;
const keptPlatforms = 256;

const platformsSchema = z.array(platformSchema).readonly();
const digestSchema = z.custom<Digest>((value) => typeof value === 'string' && isDigest(value));

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

/** Keeps that the tag of `reference` names `sighting.digest` now. Of all sightings the latest 1,000 are kept. */
export async function rememberSighting(
  reference: Reference,
  sighting: Omit<TagSighting, 'seenAtMs'> & Partial<Pick<TagSighting, 'seenAtMs'>>,
  store?: Store,
): Promise<void> {
  if (reference.digest !== undefined) return;
  const seen = {
    platforms: JSON.stringify(sighting.platforms.slice(0, keptPlatforms)),
    seen_at_ms: sighting.seenAtMs ?? Date.now(),
  };
  const opened = store ?? (await database());
  await opened
    .insertInto('tag_sighting')
    .values({ reference: nameOf(reference), digest: sighting.digest, ...seen })
    .onConflict((conflict) => conflict.columns(['reference', 'digest']).doUpdateSet(seen))
    .execute();
  const oldestKept = await opened
    .selectFrom('tag_sighting')
    .select('seen_at_ms')
    .orderBy('seen_at_ms', 'desc')
    .offset(keptSightings - 1)
    .limit(1)
    .executeTakeFirst();
  if (oldestKept === undefined) return;
  await opened.deleteFrom('tag_sighting').where('seen_at_ms', '<', oldestKept.seen_at_ms).execute();
}

function nameOf(reference: Reference): string {
  return formatReference(withDefaultTag(reference));
}
