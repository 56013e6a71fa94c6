'use client';

import { useMemo } from 'react';
import type { RepositorySelection } from '@/lib/routes';
import { countTags, type TagCounts } from '@/lib/tag/count-tags';
import { filterTags, needsRows } from '@/lib/tag/filter-tags';
import { groupTags, type TagLineUp } from '@/lib/tag/group-tags';
import { orderTags } from '@/lib/tag/order-tags';
import { findGaps, fullReleases, type TagGaps } from '@/lib/tag/tag-gaps';
import { relateTags, type TagRelations } from '@/lib/tag/tag-relations';
import { findSiblings, type Siblings } from '@/lib/tag/tag-siblings';
import { slotColumns, slotsOfRow } from '@/lib/tag/tag-slots';
import type { TagRows } from './use-tag-rows';

/** The list as it is looked at: what is shown, in which order, and what is known about it. */
export type TagsView = Readonly<{
  lines: readonly TagLineUp[];
  /** Tags that a filter cannot judge before they are read. */
  undecided: readonly string[];
  /** Tags that were not read yet, in the order of the list. */
  unread: readonly string[];
  columns: readonly string[];
  relations: TagRelations;
  gaps: ReadonlyMap<string, TagGaps>;
  counts: TagCounts;
  siblings: ReadonlyMap<string, Siblings>;
}>;

const nothing: TagRows = new Map();

export function useTagsView(tags: readonly string[], rows: TagRows, selection: RepositorySelection): TagsView {
  const { text, kind, has, lacks, order = 'version', group } = selection;
  const siblings = useMemo(() => findSiblings(tags), [tags]);
  const releases = useMemo(() => fullReleases(tags), [tags]);
  const relations = useMemo(() => relateTags(rows), [rows]);
  const gaps = useMemo(() => findGaps(rows, releases), [rows, releases]);
  const counts = useMemo(() => countTags(rows, relations), [rows, relations]);
  const columns = useMemo(() => slotColumns([...rows.values()].flatMap((row) => [...slotsOfRow(row).keys()])), [rows]);

  // Names and versions are known before anything is read: their order stands while rows arrive.
  const orderRows = order === 'created' || order === 'digest' ? rows : nothing;
  const ordered = useMemo(() => orderTags(tags, order, orderRows), [tags, order, orderRows]);
  const filterRows = needsRows({ kind, has, lacks }) ? rows : nothing;
  const filtered = useMemo(
    () => filterTags(ordered, { text, kind, has, lacks }, filterRows),
    [ordered, text, kind, has, lacks, filterRows],
  );
  const groupRows = group === 'digest' ? rows : nothing;
  const lines = useMemo(() => groupTags(filtered.shown, groupRows), [filtered, groupRows]);
  const unread = useMemo(() => ordered.filter((tag) => !rows.has(tag)), [ordered, rows]);
  return { lines, undecided: filtered.unread, unread, columns, relations, gaps, counts, siblings };
}
