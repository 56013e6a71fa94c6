'use client';

import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from 'react';
import type { TagRow } from '@/lib/contract/tag-row';
import type { TagLineUp } from '@/lib/tag/group-tags';
import type { TagRelations } from '@/lib/tag/tag-relations';
import type { Siblings } from '@/lib/tag/tag-siblings';
import type { TagOrder } from '@/lib/tag/tag-view';
import { artifactNote, belongingNote } from './tag-notes';
import { TagTableHead } from './tag-table-head';
import { TagTableRow } from './tag-table-row';
import { useRowWindow } from './use-row-window';
import type { TagReading } from './use-tag-rows';
import type { TagsView } from './use-tags-view';

/** The rows in sight, from 0. */
export type RowRange = Readonly<{ first: number; last: number }>;

type TagTableProps = Readonly<{
  repository: string;
  view: TagsView;
  reading: TagReading;
  order: TagOrder;
  onOrder: (order: TagOrder) => void;
  selected: ReadonlySet<string>;
  /** The tag that has the tab stop. */
  active: string | null;
  onActivate: (tag: string) => void;
  onChoose: (line: TagLineUp, isRange: boolean) => void;
  onChooseSiblings: (siblings: Siblings) => void;
  onChooseAll: () => void;
  onSight: (range: RowRange, isScrolling: boolean) => void;
  isAllRead: boolean;
  nowMs: number;
}>;

/** Thousands of tags as a grid with one tab stop; only the rows in sight are in the document. */
export function TagTable(props: TagTableProps) {
  const { view, reading, selected, active, onActivate, onSight } = props;
  const { lines } = view;
  const pane = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const followsKeys = useRef(false);
  const activeAt = Math.max(
    0,
    lines.findIndex(({ tag }) => tag === active),
  );
  const sight = useRowWindow({ count: lines.length, kept: activeAt, pane, list: body });
  const { first, last, isScrolling } = sight;
  useEffect(() => onSight({ first, last }, isScrolling), [first, last, isScrolling, onSight]);

  // The row is in the document only after it was made the active one.
  useEffect(() => {
    if (!followsKeys.current || active === null) return;
    followsKeys.current = false;
    body.current?.querySelector<HTMLElement>(`[data-tag="${CSS.escape(active)}"]`)?.focus({ preventScroll: true });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = destination(event.key, activeAt, lines.length - 1, sight.pageRows);
    const line = to === null ? undefined : lines[to];
    if (moveInRow(event) || line === undefined || to === null) return;
    event.preventDefault();
    followsKeys.current = true;
    onActivate(line.tag);
    sight.scrollTo(to);
  };

  const chosen = lines.reduce((count, { tag }) => count + (selected.has(tag) ? 1 : 0), 0);
  return (
    <div
      ref={pane}
      className="min-h-0 flex-1 overflow-auto border-t-[1.5px] border-line-ink md:mx-6 max-md:overflow-visible"
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the Grid pattern allows a table to be the grid.
        role="grid"
        aria-label="Tags"
        aria-rowcount={lines.length + 1}
        aria-multiselectable="true"
        onKeyDown={onKeyDown}
        className="timetable dense border-separate! border-spacing-0 border-t-0! max-md:block md:min-w-(--table-min) md:table-fixed"
        style={{ '--table-min': `${view.columns.length * 73 + 706}px` } as CSSProperties}
      >
        <TagTableHead
          columns={view.columns}
          order={props.order}
          onOrder={props.onOrder}
          chosen={chosen === 0 ? 'none' : chosen === lines.length ? 'all' : 'some'}
          onChooseAll={props.onChooseAll}
        />
        <tbody ref={body} className="max-md:block">
          {sight.items.flatMap(({ index }) => {
            const line = lines[index];
            if (line === undefined) return [];
            const row = reading.rows.get(line.tag);
            const gaps = row?.digest ? view.gaps.get(row.digest) : undefined;
            return [
              <Space key={`space ${line.tag}`} height={sight.spaces.before.get(index) ?? 0} />,
              <TagTableRow
                key={line.tag}
                repository={props.repository}
                line={line}
                index={index}
                row={row}
                columns={view.columns}
                note={row === undefined ? null : noteOf(row, view.relations, props.isAllRead)}
                missing={gaps?.slots.join(',') ?? ''}
                missingSince={gaps?.before ?? ''}
                siblings={view.siblings.get(line.tag)}
                isAwaited={row === undefined && reading.awaited > 0}
                isSelected={selected.has(line.tag)}
                isTabStop={index === activeAt}
                nowMs={props.nowMs}
                measure={sight.measure}
                onChoose={props.onChoose}
                onChooseSiblings={props.onChooseSiblings}
              />,
            ];
          })}
          <Space height={sight.spaces.after} />
        </tbody>
      </table>
    </div>
  );
}

function noteOf(row: TagRow, relations: TagRelations, isAllRead: boolean): string | null {
  return row.kind === 'artifact' ? artifactNote(row, relations) : belongingNote(row, relations, isAllRead);
}

/** The room of rows that are out of sight. */
function Space({ height }: Readonly<{ height: number }>) {
  if (height === 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus.
    <tr aria-hidden="true" className="max-md:block">
      <td className="border-0! p-0! max-md:block" style={{ height }} />
    </tr>
  );
}

function destination(key: string, at: number, last: number, page: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  };
  const to = moves[key];
  return to === undefined ? null : Math.max(0, Math.min(last, to));
}

/** Left and right go through what a row holds: its tag, its box, its siblings. */
function moveInRow({ key, target }: KeyboardEvent<HTMLElement>): boolean {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
  const row = target instanceof Element ? target.closest('tbody tr') : null;
  const stops = [...(row?.querySelectorAll<HTMLElement>('a, button, input') ?? [])];
  const at = stops.findIndex((stop) => stop === target);
  stops[at + (key === 'ArrowRight' ? 1 : -1)]?.focus();
  return true;
}
