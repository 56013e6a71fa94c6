import type { TagRow } from '../contract/tag-row';
import { slotsOfRow } from './tag-slots';
import type { TagFilter } from './tag-view';

/** The tags that pass; those that would have to be read first to tell are counted, not shown. */
export type FilteredTags = Readonly<{ shown: readonly string[]; unread: readonly string[] }>;

export function filterTags(
  tags: readonly string[],
  filter: TagFilter,
  rows: ReadonlyMap<string, TagRow>,
): FilteredTags {
  const isNamed = nameTest(filter.text ?? '');
  const named = tags.filter(isNamed);
  if (!needsRows(filter)) return { shown: named, unread: [] };
  const shown: string[] = [];
  const unread: string[] = [];
  for (const tag of named) {
    const row = rows.get(tag);
    if (row === undefined) unread.push(tag);
    else if (passes(row, filter)) shown.push(tag);
  }
  return { shown, unread };
}

/** Whether a filter asks for more than names. */
export function needsRows({ kind, has, lacks }: TagFilter): boolean {
  return kind !== undefined || has !== undefined || lacks !== undefined;
}

/** Only images have platforms, or lack them. */
function passes(row: TagRow, { kind, has, lacks }: TagFilter): boolean {
  if (kind !== undefined && row.kind !== kind) return false;
  if (has === undefined && lacks === undefined) return true;
  if (row.kind === null || row.kind === 'artifact') return false;
  const slots = slotsOfRow(row);
  return (has === undefined || slots.has(has)) && (lacks === undefined || !slots.has(lacks));
}

/** A test for names: `rc` finds all that hold it, `2.*` and `v?` must fit from end to end; case does not count. */
function nameTest(text: string): (tag: string) => boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return () => true;
  if (!/[*?]/.test(wanted)) return (tag) => tag.toLowerCase().includes(wanted);
  return (tag) => fits(tag.toLowerCase(), wanted);
}

/** Wildcards without backtracking into earlier stars, so that no pattern takes more than length × length steps. */
function fits(text: string, pattern: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let afterStar = 0;
  while (at < text.length) {
    if (inPattern < pattern.length && (pattern[inPattern] === '?' || pattern[inPattern] === text[at])) {
      at++;
      inPattern++;
    } else if (pattern[inPattern] === '*') {
      star = inPattern++;
      afterStar = at;
    } else if (star >= 0) {
      inPattern = star + 1;
      at = ++afterStar;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(inPattern));
}
