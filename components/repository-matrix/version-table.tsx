'use client';

import { type KeyboardEvent, useEffect } from 'react';
import { architectureFamily } from '@/lib/platform/architecture-family';
import { newestWith, type PlatformRow, type VersionMatrix } from '@/lib/tag/version-matrix';
import { PlatformLabel } from '../platform/platform-label';
import { useTabStop } from '../platform/use-tab-stop';
import { formatPlace, type GridKey, isGridKey, moveInGrid, parsePlace } from './grid-moves';
import { rowPlatform } from './row-platform';
import { NewestCell, VersionCell } from './version-cell';
import { VersionHead } from './version-head';

const widthPx = { platform: 168, version: 52, newest: 96 } as const;

type VersionTableProps = Readonly<{
  repository: string;
  matrix: VersionMatrix;
  /** The newest version: what it lacks is gone. -1: none. */
  newest: number;
  /** The selected column. */
  selected: number;
  shows: 'presence' | 'size';
  onSelect: (column: number) => void;
  onOpen: (column: number) => void;
}>;

/** Platforms down, versions across: a grid with one tab stop, arrow keys inside, Space selects a version, Enter opens it. */
export function VersionTable({ repository, matrix, newest, selected, shows, onSelect, onOpen }: VersionTableProps) {
  const { columns, rows } = matrix;
  const size = { rows: rows.length, columns: columns.length };
  const { grid, tabStop, onKeyDown } = useTabStop<GridKey, HTMLTableElement>({
    initial: formatPlace({ row: rows.length === 0 ? -1 : 0, column: Math.max(selected, 0) }),
    isKey: isGridKey,
    move: (id, key) => formatPlace(moveInGrid(parsePlace(id), key, size)),
  });
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const cell = event.target instanceof Element ? event.target.closest('td[data-entry]') : null;
    const column = Number(cell?.getAttribute('data-column'));
    if (cell === null || event.ctrlKey || event.metaKey || event.altKey) return onKeyDown(event);
    if (event.key === 'Enter') onOpen(column);
    else if (event.key === ' ') onSelect(column);
    else return onKeyDown(event);
    event.preventDefault();
  };

  // What is selected may come from the URL, or stand at the far end.
  useEffect(() => {
    grid.current
      ?.querySelector(`thead [data-column="${selected}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected, grid]);

  const most = Math.max(0, ...columns.map(({ platformCount }) => platformCount));
  const cells = (row: PlatformRow, at: number) =>
    row.cells.map((cell, column) => (
      <VersionCell
        key={columns[column]?.version.tags[0]}
        place={{ row: at, column }}
        cell={cell}
        joins={{ before: isPresent(row, column - 1), after: isPresent(row, column + 1) }}
        shows={shows}
        isProvisional={columns[column]?.isProvisional ?? false}
        isSelected={column === selected}
        isLast={at === rows.length - 1}
        isTabStop={formatPlace({ row: at, column }) === tabStop}
        onSelect={() => onSelect(column)}
      />
    ));
  return (
    <div className="overflow-x-auto border-t-[1.5px] border-line-ink pb-px max-md:hidden">
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the Grid pattern allows a table to be the grid.
        role="grid"
        aria-label="Platforms over versions"
        onKeyDown={onKey}
        className="table-fixed border-separate border-spacing-0 text-xs"
        style={{ width: widthPx.platform + columns.length * widthPx.version + widthPx.newest }}
      >
        <colgroup>
          <col style={{ width: widthPx.platform }} />
          {columns.map(({ version }) => (
            <col key={version.tags[0]} style={{ width: widthPx.version }} />
          ))}
          <col style={{ width: widthPx.newest }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={`${headClass} border-line-strong pb-1.5 align-bottom text-2xs text-ink-3`}>
              Platform
            </th>
            {columns.map((column, at) => (
              <VersionHead
                key={column.version.tags[0]}
                repository={repository}
                column={column}
                at={at}
                most={most}
                isSelected={at === selected}
                isTabStop={formatPlace({ row: -1, column: at }) === tabStop}
              />
            ))}
            <th
              scope="col"
              className="border-b border-line-strong pb-1.5 pl-3.5 text-left align-bottom text-2xs font-regular whitespace-nowrap text-ink-3"
            >
              Newest with it
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.platform.key} data-arch={architectureFamily(row.platform.architecture)}>
              <th
                scope="row"
                className={`${headClass} border-line ${isGone(row, newest) ? '[&_.mono]:text-ink-3 [&_b]:font-regular' : ''}`}
              >
                <PlatformLabel platform={rowPlatform(row.platform)} className="max-w-full [&>span]:truncate" />
              </th>
              {cells(row, at)}
              <NewestCell
                name={newestWith(matrix, row)?.version.name ?? ''}
                state={row.cells[newest]?.state ?? 'unknown'}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const headClass = 'sticky left-0 z-1 border-b bg-canvas pr-2 text-left font-regular';

function isPresent({ cells }: PlatformRow, at: number): boolean {
  return cells[at]?.state === 'present';
}

function isGone({ cells }: PlatformRow, newest: number): boolean {
  const state = cells[newest]?.state;
  return state === 'gone' || state === 'absent';
}
