'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { isAttached } from '@/lib/draft/move-entry';
import { useTabStop } from '../platform/use-tab-stop';
import {
  formatPlace,
  type GridKey,
  type GridPlace,
  isGridKey,
  moveInGrid,
  parsePlace,
} from '../repository-matrix/grid-moves';
import { EntryRow } from './entry-row';
import type { DraftEditing } from './use-draft';
import type { EntryActions } from './use-entry-actions';

type EntryTableProps = Readonly<{
  editing: DraftEditing;
  actions: EntryActions;
  /** Id of the selected entry. */
  selected: string | undefined;
}>;

/** The columns that can be edited, then the menu. */
const columns = 5;

/** The entries in the order of the index: a grid with one tab stop. Below `md` rows are lines, and open a sheet. */
export function EntryTable({ editing: { draft }, actions, selected }: EntryTableProps) {
  const rows = draft.entries.filter((entry) => !isAttached(entry, draft.entries));
  const { grid, tabStop, onKeyDown } = useTabStop<GridKey, HTMLTableElement>({
    initial: formatPlace({
      row: Math.max(
        0,
        rows.findIndex(({ id }) => id === selected),
      ),
      column: 0,
    }),
    isKey: isGridKey,
    move: (place, key) => {
      const { row, column } = moveInGrid(parsePlace(place), key, { rows: rows.length, columns });
      return formatPlace({ row: Math.max(row, 0), column });
    },
  });
  // Whoever moves an entry by the keys moves it on: the focus goes with it.
  const moved = useRef<Readonly<{ id: string; column: number }> | null>(null);
  useEffect(() => {
    const row = draft.entries
      .filter((entry) => !isAttached(entry, draft.entries))
      .findIndex(({ id }) => id === moved.current?.id);
    const place = formatPlace({ row, column: moved.current?.column ?? 0 });
    if (row !== -1) grid.current?.querySelector<HTMLElement>(`[data-entry="${place}"]`)?.focus();
    moved.current = null;
  }, [draft.entries, grid]);
  const onKey = (event: KeyboardEvent) => {
    const place = placeOf(event);
    const entry = place && rows[place.row];
    if (!entry) return;
    const by = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key] : undefined;
    if (by === undefined && event.key !== 'Delete') return onKeyDown(event);
    event.preventDefault();
    if (by === undefined) return actions.remove(entry);
    moved.current = { id: entry.id, column: place.column };
    actions.move(entry, by);
  };
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the Grid pattern allows a table to be the grid.
      role="grid"
      aria-label="Entries"
      onKeyDown={onKey}
      className="timetable table-fixed max-md:block"
    >
      <thead className="max-md:sr-only">
        <tr>
          <th scope="col" className="w-[15%]">
            os
          </th>
          <th scope="col" className="w-[17%]">
            architecture
          </th>
          <th scope="col" className="w-[12%]">
            variant
          </th>
          <th scope="col" className="w-[17%]">
            os.version
          </th>
          <th scope="col">source manifest</th>
          <th scope="col" className="w-24">
            against today
          </th>
          <th scope="col" className="w-9 pr-0!">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((entry, row) => (
          <EntryRow
            key={entry.id}
            entry={entry}
            row={row}
            draft={draft}
            isSelected={entry.id === selected}
            tabStop={tabStop ?? ''}
            actions={actions}
          />
        ))}
      </tbody>
    </table>
  );
}

function placeOf({ target }: KeyboardEvent): GridPlace | null {
  const text = target instanceof Element ? target.closest('[data-entry]')?.getAttribute('data-entry') : null;
  return text ? parsePlace(text) : null;
}
