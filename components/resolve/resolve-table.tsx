'use client';

import type { KeyboardEvent } from 'react';
import { type Engine, engineIds, engines } from '@/lib/resolve/engine';
import type { ResolvedRow } from '@/lib/resolve/resolve-row';
import { useTabStop } from '../platform/use-tab-stop';
import { formatPlace, type GridKey, isGridKey, moveInGrid, parsePlace } from '../repository-matrix/grid-moves';
import { engineHeads } from './engine-heads';
import { HostHead } from './host-head';
import { hostName } from './host-name';
import { ResolveCell } from './resolve-cell';

type ResolveTableProps = Readonly<{
  rows: readonly ResolvedRow[];
  /** Id of the selected host. */
  host: string | undefined;
  engine: Engine;
  /** Whether what decides is on its way. */
  isPending: boolean;
  onSelect: (host: string, engine: Engine) => void;
  /** Gives up what was selected. */
  onLeave: () => void;
}>;

/** Hosts down, engines across: a grid with one tab stop, arrow keys inside, Enter explains. Below `md` one engine at a time. */
export function ResolveTable({ rows, host, engine, isPending, onSelect, onLeave }: ResolveTableProps) {
  const selected = {
    row: Math.max(
      0,
      rows.findIndex((row) => row.host.id === host),
    ),
    column: engineIds.indexOf(engine),
  };
  const size = { rows: rows.length, columns: engineIds.length };
  const { grid, tabStop, onKeyDown } = useTabStop<GridKey, HTMLTableElement>({
    initial: formatPlace(selected),
    isKey: isGridKey,
    move: (id, key) => {
      const { row, column } = moveInGrid(parsePlace(id), key, size);
      // Nothing in the head can be selected.
      return formatPlace({ row: Math.max(row, 0), column });
    },
  });
  const onKey = (event: KeyboardEvent) => (event.key === 'Escape' ? onLeave() : onKeyDown(event));
  const columnClass = (id: Engine) => (id === engine ? '' : 'max-md:hidden');
  return (
    <div className="overflow-x-auto border-t-[1.5px] border-line-ink pb-px">
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the Grid pattern allows a table to be the grid.
        role="grid"
        aria-label="What each host pulls"
        onKeyDown={onKey}
        className="w-full table-fixed border-collapse md:min-w-200"
      >
        <colgroup>
          <col className="w-50 max-md:w-auto" />
          {engineIds.map((id) => (
            <col key={id} className={columnClass(id)} />
          ))}
        </colgroup>
        <thead>
          <tr className="border-b border-line-strong text-left align-bottom [&_th]:px-2 [&_th]:py-1.5 [&_th]:font-regular">
            <th scope="col" className="text-2xs text-ink-3">
              Host
            </th>
            {engines.map(({ id, summary }) => (
              <th key={id} scope="col" title={summary} className={columnClass(id)}>
                <span className="block font-medium">{engineHeads[id].name}</span>
                <span className="block text-2xs text-ink-3">{engineHeads[id].note}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.host.id} className={`border-b border-line ${at === selected.row ? 'bg-selected' : ''}`}>
              <HostHead row={row} />
              {row.cells.map((resolution, column) => {
                const id = engineIds[column] ?? 'containerd';
                const place = formatPlace({ row: at, column });
                return (
                  <td key={id} className={`px-0.5 py-[3px] align-top ${columnClass(id)}`}>
                    <ResolveCell
                      resolution={resolution}
                      isSame={column > 0 && isSameAnswer(resolution, row.cells[0])}
                      isSelected={at === selected.row && id === engine}
                      isTabStop={place === tabStop}
                      isPending={isPending}
                      name={`${hostName(row.host)}, ${engineHeads[id].name}`}
                      place={place}
                      onSelect={() => onSelect(row.host.id, id)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Cell = ResolvedRow['cells'][number] | undefined;

function isSameAnswer(cell: Cell, first: Cell): boolean {
  return cell?.match?.id === first?.match?.id;
}
