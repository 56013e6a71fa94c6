import type { TagRow } from '../contract/tag-row';
import { parseTagVersion } from './tag-version';

/** How the tags of a repository hang together, as far as they were read. */
export type TagRelations = Readonly<{
  /** The tags of a digest, the one that tells most first. */
  tagsOf: ReadonlyMap<string, readonly string[]>;
  /** The indexes that name a manifest, by one tag each. */
  indexesOf: ReadonlyMap<string, readonly string[]>;
}>;

export function relateTags(rows: ReadonlyMap<string, TagRow>): TagRelations {
  const tagsOf = new Map<string, string[]>();
  for (const { tag, digest } of rows.values()) {
    if (digest !== null) push(tagsOf, digest, tag);
  }
  for (const tags of tagsOf.values()) tags.sort(byTelling);
  const indexesOf = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const { digest, kind, platforms } of rows.values()) {
    if (kind !== 'index' || digest === null || seen.has(digest)) continue;
    seen.add(digest);
    const name = tagsOf.get(digest)?.[0] ?? '';
    for (const child of new Set(platforms.map((platform) => platform.digest))) {
      push(indexesOf, child, name);
    }
  }
  return { tagsOf, indexesOf };
}

function push(groups: Map<string, string[]>, key: string, value: string): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** `2.4.0` tells more than `2.4`, and that more than `latest`. */
function byTelling(a: string, b: string): number {
  const [left, right] = [parseTagVersion(a), parseTagVersion(b)];
  const parts = (version: typeof left) => (version === null ? 0 : version.numbers.length);
  return parts(right) - parts(left) || a.length - b.length || (a < b ? -1 : 1);
}
