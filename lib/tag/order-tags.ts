import type { TagRow } from '../contract/tag-row';
import { byName, byVersion } from './compare-tags';
import type { TagOrder } from './tag-view';

/**
 * The tags in an order. By creation the newest come first, by digest equal ones stand together; what is not read yet,
 * or tells no date, comes last. Equals keep the order of versions.
 */
export function orderTags(
  tags: readonly string[],
  order: TagOrder,
  rows: ReadonlyMap<string, TagRow>,
): readonly string[] {
  switch (order) {
    case 'version':
      return byVersion(tags);
    case 'name':
      return byName(tags);
    case 'created':
      return byKey(byVersion(tags), (tag) => createdMs(rows.get(tag)));
    case 'digest':
      return byKey(byVersion(tags), (tag) => rows.get(tag)?.digest ?? null);
  }
}

function createdMs(row: TagRow | undefined): number | null {
  const time = Date.parse(row?.created ?? '');
  return Number.isNaN(time) ? null : -time;
}

function byKey<Key extends string | number>(tags: readonly string[], keyOf: (tag: string) => Key | null) {
  return tags
    .map((tag) => ({ tag, key: keyOf(tag) }))
    .sort((a, b) => {
      if (a.key === b.key) return 0;
      if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
      return a.key < b.key ? -1 : 1;
    })
    .map(({ tag }) => tag);
}
