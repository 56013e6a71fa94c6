import type { TagRow } from '../contract/tag-row';

/** One line of the list: a tag, and the others of its digest where they are grouped. */
export type TagLineUp = Readonly<{ tag: string; others: readonly string[] }>;

/** Tags of one digest as one line, where the first of them stood. What is not read yet stays alone. */
export function groupTags(tags: readonly string[], rows: ReadonlyMap<string, TagRow>): readonly TagLineUp[] {
  const groups = new Map<string, string[]>();
  for (const tag of tags) {
    const key = rows.get(tag)?.digest ?? `tag ${tag}`;
    const group = groups.get(key);
    if (group) group.push(tag);
    else groups.set(key, [tag]);
  }
  return [...groups.values()].map(([tag = '', ...others]) => ({ tag, others }));
}
