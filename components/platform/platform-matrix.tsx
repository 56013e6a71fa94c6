'use client';

import { useEffect } from 'react';
import { counted } from '@/lib/display/counted';
import { architectureFamily } from '@/lib/platform/architecture-family';
import { formatPlatform } from '@/lib/platform/format-platform';
import { windowsRelease } from '@/lib/platform/windows-release';
import { VerbatimText } from '../ui/verbatim-text';
import { isPending, type Leaf } from './entry-leaves';
import { GapCell } from './gap-cell';
import { type MatrixColumn, type MatrixModel, type MatrixRow, readingOrder } from './matrix-model';
import { isMoveKey, moveInMatrix } from './matrix-moves';
import { PlatformCell } from './platform-cell';
import { useTabStop } from './use-tab-stop';

const headPx = 116;
const columnPx = { min: 104, max: 160 } as const;
/** With fewer columns than this a cell would grow wider than it is worth; an empty column takes the rest. */
const fillingColumns = 5;

type PlatformMatrixProps = Readonly<{
  label: string;
  model: MatrixModel;
  selectedId: string | undefined;
  /** The expectation that the gaps of the model are drawn against, in the width of a cell. */
  gapNote?: string;
  isComplete: boolean;
  onSelect: (id: string) => void;
  onReadAgain: (id: string) => void;
}>;

/** The platforms of an index at a glance: a grid with one tab stop, arrow keys inside, Enter selects. */
export function PlatformMatrix(props: PlatformMatrixProps) {
  const { label, model, selectedId, gapNote = '', isComplete, onSelect, onReadAgain } = props;
  const { columns, rows, apart } = model;
  const order = readingOrder(model);
  const initial = order.some(({ entry }) => entry.id === selectedId) ? selectedId : order[0]?.entry.id;
  const { grid, tabStop, onKeyDown } = useTabStop<Parameters<typeof moveInMatrix>[2], HTMLTableElement>({
    initial,
    isKey: isMoveKey,
    move: (id, key) => moveInMatrix(model, id, key),
  });

  useEffect(() => {
    // The selection may come from the URL, the keys or a finding, and stand outside what the pane shows.
    const selected = grid.current?.querySelector('[aria-pressed="true"]');
    if (selectedId !== undefined && window.matchMedia('(width >= 1100px)').matches) {
      selected?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }, [selectedId, grid]);

  const cell = (leaf: Leaf, largestBytes: number) => (
    <PlatformCell
      key={leaf.entry.id}
      leaf={leaf}
      largestBytes={largestBytes}
      isPending={isPending(leaf, isComplete)}
      isSelected={leaf.entry.id === selectedId}
      isTabStop={leaf.entry.id === tabStop}
      onSelect={() => onSelect(leaf.entry.id)}
      onReadAgain={() => onReadAgain(leaf.entry.id)}
    />
  );
  const columnCount = Math.max(1, columns.length);
  const isFilled = columns.length >= fillingColumns;
  return (
    <div className="overflow-x-auto border-t-[1.5px] border-line-ink pb-px">
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the Grid pattern allows a table to be the grid.
        role="grid"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="w-full table-fixed border-collapse"
        style={{ minWidth: headPx + columnCount * columnPx.min }}
      >
        <colgroup>
          <col style={{ width: headPx }} />
          {columns.map(({ architecture }) => (
            <col key={architecture} style={isFilled ? undefined : { width: columnPx.max }} />
          ))}
          {isFilled ? null : <col />}
        </colgroup>
        {columns.length === 0 ? null : <MatrixHead columns={columns} hasRest={!isFilled} />}
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.os} ${row.osVersion}`} className="border-b border-line">
              <RowHead row={row} />
              {columns.map(({ architecture }) => (
                <td key={architecture} className="px-0.5 py-1 align-top">
                  <div className="grid gap-1">
                    {row.cells.get(architecture)?.map((leaf) => cell(leaf, row.largestBytes))}
                    {row.gaps.get(architecture)?.map((platform) => (
                      <GapCell key={formatPlatform(platform)} platform={platform} note={gapNote} />
                    ))}
                  </div>
                </td>
              ))}
              {isFilled ? null : <td />}
            </tr>
          ))}
          {apart.length === 0 ? null : (
            <tr className="border-b border-line">
              <ApartHead count={apart.length} />
              <td colSpan={columns.length + (isFilled ? 0 : 1)} className="px-0.5 py-1 align-top">
                <div className="grid grid-cols-[repeat(auto-fill,minmax(100px,1fr))] gap-1">
                  {apart.map((leaf) => cell(leaf, 0))}
                </div>
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function MatrixHead({ columns, hasRest }: Readonly<{ columns: readonly MatrixColumn[]; hasRest: boolean }>) {
  return (
    <thead>
      <tr>
        <th
          scope="col"
          className="sticky left-0 z-1 bg-canvas pb-1.5 text-left align-bottom text-2xs font-regular text-ink-3"
        >
          OS
        </th>
        {columns.map(({ architecture, count }) => (
          <th
            key={architecture}
            scope="col"
            data-arch={architectureFamily(architecture)}
            className="px-0.5 pt-[7px] text-left align-bottom font-regular"
          >
            <span className="flex h-[22px] items-baseline justify-between gap-1 pr-1 pl-px">
              <span className="mono truncate font-medium" title={architecture}>
                <VerbatimText>{architecture}</VerbatimText>
              </span>
              <span className="text-2xs text-ink-3">{count === 0 ? 'none' : count}</span>
            </span>
            <i
              className={`block h-1 rounded-[1px] forced-color-adjust-none ${count === 0 ? 'bg-[repeating-linear-gradient(90deg,var(--arch)_0_5px,transparent_5px_9px)]' : 'bg-arch'}`}
            />
          </th>
        ))}
        {hasRest ? <td /> : null}
      </tr>
    </thead>
  );
}

const headClass = 'sticky left-0 z-1 bg-canvas py-2.5 pr-2 text-left align-top font-regular';

function RowHead({ row: { os, osVersion, count, gaps } }: Readonly<{ row: MatrixRow }>) {
  const expected = count + [...gaps.values()].flat().length;
  const release = os === 'windows' && osVersion !== null ? windowsRelease(osVersion) : null;
  return (
    <th scope="row" className={headClass}>
      <span className="block font-medium wrap-anywhere">
        <VerbatimText>{os}</VerbatimText>
      </span>
      {release ? <span className="block text-2xs text-ink-3">{release}</span> : null}
      {osVersion === null ? (
        <span className="block text-2xs text-ink-3">
          {expected > count ? `${expected.toLocaleString('en')} expected, ` : null}
          {count.toLocaleString('en')} listed
        </span>
      ) : (
        <span className="mono block text-2xs text-ink-3 wrap-anywhere">
          <VerbatimText>{osVersion}</VerbatimText>
        </span>
      )}
    </th>
  );
}

function ApartHead({ count }: Readonly<{ count: number }>) {
  return (
    <th scope="row" className={headClass}>
      <span className="block font-medium">no platform</span>
      <span className="block text-2xs text-ink-3">{counted(count, 'entry', 'entries')}</span>
    </th>
  );
}
