import 'server-only';
import { parseReference } from '../oci/reference';
import { database, type Store } from './database';

/** The repositories of `registry` that were looked at, or whose tags were seen, by name. */
export async function knownRepositories(registry: string, store?: Store): Promise<readonly string[]> {
  const opened = store ?? (await database());
  // No host can hold “%” or “_”, which would mean something here.
  const pattern = `${registry}/%`;
  const rows = await opened
    .selectFrom('recent_view')
    .select('reference')
    .where('reference', 'like', pattern)
    .union(opened.selectFrom('tag_sighting').select('reference').where('reference', 'like', pattern))
    .execute();
  const names = rows.flatMap(({ reference }) => {
    const parsed = parseReference(reference);
    return parsed.kind === 'registry' && parsed.registry === registry ? parsed.repository : [];
  });
  return [...new Set(names)].sort();
}
