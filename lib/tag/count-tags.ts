import type { TagRow } from '../contract/tag-row';
import type { TagRelations } from './tag-relations';

/** What a repository holds, as far as it was read. */
export type TagCounts = Readonly<{
  indexes: number;
  manifests: number;
  artifacts: number;
  failed: number;
  digests: number;
  /** Single images that no index names. */
  inNoIndex: number;
  /** The latest `created`, ISO 8601. */
  newest: string | null;
}>;

export function countTags(rows: ReadonlyMap<string, TagRow>, { tagsOf, indexesOf }: TagRelations): TagCounts {
  const counts = { indexes: 0, manifests: 0, artifacts: 0, failed: 0, inNoIndex: 0 };
  let newestMs = Number.NEGATIVE_INFINITY;
  for (const { kind, digest, created } of rows.values()) {
    if (kind === 'index') counts.indexes++;
    else if (kind === 'manifest') counts.manifests++;
    else if (kind === 'artifact') counts.artifacts++;
    else counts.failed++;
    if (kind === 'manifest' && digest !== null && !indexesOf.has(digest)) counts.inNoIndex++;
    const time = Date.parse(created ?? '');
    if (time > newestMs) newestMs = time;
  }
  return {
    ...counts,
    digests: tagsOf.size,
    newest: Number.isFinite(newestMs) ? new Date(newestMs).toISOString() : null,
  };
}
