import 'server-only';
import type { Digest } from '../oci/digest';
import { formatReference, parseReference, type Reference, repositoryOf } from '../oci/reference';
import { database, type Store } from './database';

/** What was deleted in a repository: a tag alone, or a manifest, by whichever name it was meant. */
export type Deleted = Readonly<{ what: 'tag' | 'manifest'; digest: Digest }>;

/** Forgets what was seen and looked at under `reference`, which was deleted. What another tag names is kept. */
export async function forgetReference(
  { digest: _, ...reference }: Reference,
  deleted: Deleted,
  store?: Store,
): Promise<void> {
  const opened = store ?? (await database());
  const tagged = formatReference(reference);
  await opened.transaction().execute(async (step) => {
    const views = await step.selectFrom('recent_view').select('reference').execute();
    const gone = views.flatMap(({ reference: viewed }) => (isGone(viewed, reference, deleted) ? viewed : []));
    if (gone.length > 0) await step.deleteFrom('recent_view').where('reference', 'in', gone).execute();
    if (reference.tag !== undefined) {
      await step.deleteFrom('tag_sighting').where('reference', '=', tagged).execute();
    }
    if (deleted.what === 'tag') return;
    const sightings = await step
      .selectFrom('tag_sighting')
      .select('reference')
      .where('digest', '=', deleted.digest)
      .execute();
    const fallen = sightings.flatMap(({ reference: seen }) => (isBeside(seen, reference) ? seen : []));
    if (fallen.length === 0) return;
    await step
      .deleteFrom('tag_sighting')
      .where('digest', '=', deleted.digest)
      .where('reference', 'in', fallen)
      .execute();
  });
}

function isGone(viewed: string, reference: Reference, { what, digest }: Deleted): boolean {
  if (!isBeside(viewed, reference)) return false;
  const { tag, digest: pinned } = parseReference(viewed);
  return pinned === undefined ? tag !== undefined && tag === reference.tag : what === 'manifest' && pinned === digest;
}

function isBeside(text: string, reference: Reference): boolean {
  return repositoryOf(parseReference(text)) === repositoryOf(reference);
}
