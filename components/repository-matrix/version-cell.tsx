import { OctagonX, Plus } from 'lucide-react';
import { formatBytes } from '@/lib/display/bytes';
import { isDigest } from '@/lib/oci/digest';
import { cellWords } from '@/lib/tag/matrix-words';
import type { VersionCell as Cell } from '@/lib/tag/version-matrix';
import { DigestSwatch } from '../reference/digest-swatch';
import { Icon } from '../ui/icon';
import { formatPlace, type GridPlace } from './grid-moves';

/** The ink edges of the selected column. */
export const columnEdge = 'shadow-[inset_1px_0_0_var(--color-ink),inset_-1px_0_0_var(--color-ink)]';
const lastEdge =
  'shadow-[inset_1px_0_0_var(--color-ink),inset_-1px_0_0_var(--color-ink),inset_0_-1px_0_var(--color-ink)]';

type VersionCellProps = Readonly<{
  place: GridPlace;
  cell: Cell;
  /** Whether the cells beside it continue its rail. */
  joins: Readonly<{ before: boolean; after: boolean }>;
  shows: 'presence' | 'size';
  /** A pre-release, or builds without an index: its rail is dashed. */
  isProvisional: boolean;
  isSelected: boolean;
  isLast: boolean;
  isTabStop: boolean;
  onSelect: () => void;
}>;

/** A platform in a version. */
export function VersionCell(props: VersionCellProps) {
  const { place, isSelected, isLast, isTabStop, onSelect } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid listens to keys for all its cells.
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the Grid pattern allows a table to be the grid.
      role="gridcell"
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={isSelected}
      data-entry={formatPlace(place)}
      data-column={place.column}
      onClick={onSelect}
      className={`relative h-9 cursor-pointer border-b border-line p-0 focus-visible:outline-offset-[-2px] ${isSelected ? `bg-selected ${isLast ? lastEdge : columnEdge}` : ''}`}
    >
      <Content {...props} />
    </td>
  );
}

function Content({ cell, joins, shows, isProvisional }: VersionCellProps) {
  const words = <span className="sr-only">{cellWords(cell)}</span>;
  switch (cell.state) {
    case 'present':
      return (
        <>
          {shows === 'size' ? <Size totalBytes={cell.totalBytes} /> : <Mark cell={cell} />}
          {words}
          <Rail joins={joins} isDashed={isProvisional} />
        </>
      );
    case 'gone':
      return (
        <span className="absolute inset-x-1 top-1.5 bottom-[5px] grid place-items-center rounded-1 border border-dashed border-danger bg-canvas text-2xs leading-none text-danger">
          gone
        </span>
      );
    case 'absent':
      return (
        <>
          <i aria-hidden="true" className="absolute inset-x-0 bottom-2.5 border-b border-dashed border-line-control" />
          {words}
        </>
      );
    case 'unknown':
      return <span className="absolute top-2 left-[5px] text-2xs text-ink-3">?{words}</span>;
    case 'never':
      return words;
  }
}

function Mark({ cell }: Readonly<{ cell: Extract<Cell, { state: 'present' }> }>) {
  return (
    <>
      {cell.change !== 'same' && isDigest(cell.digest) ? (
        <DigestSwatch digest={cell.digest} className="absolute top-2 left-[5px] h-2.5" />
      ) : null}
      {cell.change === 'appeared' ? (
        <Icon of={Plus} size="sm" className="absolute top-1.5 left-[31px] text-ok" />
      ) : null}
    </>
  );
}

function Size({ totalBytes }: Readonly<{ totalBytes: number | null }>) {
  return (
    <span className="absolute top-1 left-[5px] text-2xs tracking-[-0.03em] whitespace-nowrap">
      {totalBytes === null ? <span className="text-ink-3">–</span> : formatBytes(totalBytes)}
    </span>
  );
}

type RailProps = Readonly<{ joins: VersionCellProps['joins']; isDashed: boolean }>;

function Rail({ joins, isDashed }: RailProps) {
  const fill = isDashed ? 'bg-[repeating-linear-gradient(90deg,var(--arch)_0_4px,transparent_4px_8px)]' : 'bg-arch';
  const start = joins.before && !isDashed ? 'left-0' : 'left-[5px] rounded-l-[1px]';
  const end = joins.after && !isDashed ? 'right-0' : 'right-2 rounded-r-[1px]';
  return <i aria-hidden="true" className={`absolute bottom-2 h-1 forced-color-adjust-none ${fill} ${start} ${end}`} />;
}

/** The newest version that has the platform, and whether the newest there is has just lost it. */
export function NewestCell({ name, state }: Readonly<{ name: string; state: Cell['state'] }>) {
  const look = {
    gone: 'text-danger',
    absent: 'text-ink',
    present: 'text-ink-3',
    never: 'text-ink-3',
    unknown: 'text-ink-3',
  };
  return (
    <td className="border-b border-line pl-3.5 align-middle">
      <span className={`mono inline-flex items-center gap-[5px] ${look[state]}`}>
        {state === 'gone' ? <Icon of={OctagonX} size="sm" /> : null}
        {name}
      </span>
    </td>
  );
}
