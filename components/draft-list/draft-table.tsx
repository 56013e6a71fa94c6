'use client';

import type { DraftSummary } from '@/lib/contract/draft';
import { isRowKey, moveInRows, type RowKey } from '../platform/row-moves';
import { useTabStop } from '../platform/use-tab-stop';
import { DraftRow } from './draft-row';

type DraftTableProps = Readonly<{
  drafts: readonly DraftSummary[];
  /** Ids of those whose tag moved since it was looked at. */
  moved: ReadonlySet<string>;
  chosen: readonly string[];
  nowMs: number;
  onToggle: (id: string, isRange: boolean) => void;
  onToggleAll: () => void;
  /** The row that single keys mean. */
  onActive: (id: string) => void;
}>;

/** The drafts, the one edited last first: a grid with one tab stop, arrows move, Enter opens. */
export function DraftTable({ drafts, moved, chosen, nowMs, onToggle, onToggleAll, onActive }: DraftTableProps) {
  const ids = drafts.map(({ id }) => id);
  const { grid, tabStop, onKeyDown } = useTabStop<RowKey, HTMLTableElement>({
    initial: ids[0],
    isKey: isRowKey,
    move: (id, key) => moveInRows(ids, id, key),
  });
  const isAll = chosen.length === ids.length;
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the Grid pattern allows a table to be the grid.
      role="grid"
      aria-label="Drafts"
      aria-multiselectable
      onKeyDown={onKeyDown}
      className="timetable max-md:block"
    >
      <thead className="max-md:block">
        <tr className="max-md:flex max-md:items-center">
          <th scope="col" className="w-8 pr-2! max-md:border-0! max-md:p-0!">
            <label className="grid place-items-center max-md:size-11">
              <input
                type="checkbox"
                aria-label="Select all drafts"
                checked={isAll}
                onChange={onToggleAll}
                className="size-3.5 accent-action max-md:size-4.5"
              />
            </label>
          </th>
          <th scope="col" className="max-md:sr-only">
            Target
          </th>
          <th scope="col" className="max-md:sr-only">
            What would change
          </th>
          <th scope="col" className="max-md:sr-only">
            Tag now, after the push
          </th>
          <th scope="col" className="max-md:sr-only">
            State
          </th>
          <th scope="col" className="text-right! max-md:sr-only">
            Saved
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {drafts.map((draft) => (
          <DraftRow
            key={draft.id}
            draft={draft}
            hasMoved={moved.has(draft.id)}
            isChosen={chosen.includes(draft.id)}
            isTabStop={draft.id === tabStop}
            nowMs={nowMs}
            onToggle={(isRange) => onToggle(draft.id, isRange)}
            onActive={() => onActive(draft.id)}
          />
        ))}
      </tbody>
    </table>
  );
}
