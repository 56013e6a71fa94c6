'use client';

import { ArrowRight } from 'lucide-react';
import { changeSummary } from '@/lib/comparison/change-summary';
import type { ComparedPair } from '@/lib/comparison/compare-platforms';
import { pairNotes } from '@/lib/comparison/pair-notes';
import type { EntryView } from '@/lib/contract/image';
import { formatBytes } from '@/lib/display/bytes';
import { isRowKey, moveInRows, type RowKey } from '../platform/row-moves';
import { useTabStop } from '../platform/use-tab-stop';
import { DigestLabel } from '../reference/digest-label';
import { Icon } from '../ui/icon';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { ChangeVerdict } from './change-verdict';
import { PairLabel } from './pair-label';
import type { SideNames } from './side-name';
import { changeText, sizeChange } from './size-change';

type CompareTableProps = Readonly<{
  pairs: readonly ComparedPair[];
  names: SideNames;
  selectedId: string | undefined;
  onSelect: (id: string) => void;
}>;

/** A platform a row: what it was, what it is, what changed. One tab stop, up and down inside, Enter selects. */
export function CompareTable({ pairs, names, selectedId, onSelect }: CompareTableProps) {
  const ids = pairs.map(({ id }) => id);
  const { grid, tabStop, onKeyDown } = useTabStop<RowKey, HTMLTableElement>({
    initial: ids.find((id) => id === selectedId) ?? ids[0],
    isKey: isRowKey,
    move: (id, key) => moveInRows(ids, id, key),
  });
  const largest = Math.max(1, ...pairs.map((pair) => Math.abs(sizeChange(pair) ?? 0)));
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the Grid pattern allows a table to be the grid.
      role="grid"
      aria-label="Platforms"
      onKeyDown={onKeyDown}
      className="timetable max-md:block [&_:is(td,th)]:pr-2!"
    >
      <thead className="max-md:sr-only">
        <tr>
          <th scope="col">Platform</th>
          <th scope="col">
            <VerbatimText>{names.a}</VerbatimText>
          </th>
          <th scope="col" className="text-right!">
            Size
          </th>
          <th scope="col">Verdict</th>
          <th scope="col">
            <VerbatimText>{names.b}</VerbatimText>
          </th>
          <th scope="col" className="text-right!">
            Size
          </th>
          <th scope="col" colSpan={2}>
            Size change
          </th>
          <th scope="col" className="w-full">
            What
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {pairs.map((pair) => (
          <PairRow
            key={pair.id}
            pair={pair}
            largest={largest}
            isSelected={pair.id === selectedId}
            isTabStop={pair.id === tabStop}
            onSelect={() => onSelect(pair.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

type PairRowProps = Readonly<{
  pair: ComparedPair;
  /** The largest change of size; bars are relative to it. */
  largest: number;
  isSelected: boolean;
  isTabStop: boolean;
  onSelect: () => void;
}>;

/** On small screens a row is three lines: platform and verdict, digests, what changed. */
function PairRow({ pair, largest, isSelected, isTabStop, onSelect }: PairRowProps) {
  const change = sizeChange(pair);
  return (
    // The button in the row head is the way of the keys; the row only widens the target of the mouse.
    <tr
      aria-selected={isSelected}
      onClick={onSelect}
      className="cursor-pointer max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-2 max-md:gap-y-0.5 max-md:border-b max-md:border-line max-md:px-2.5 max-md:py-2 max-md:[&>:is(td,th)]:h-auto! max-md:[&>:is(td,th)]:border-0! max-md:[&>:is(td,th)]:p-0!"
    >
      <th scope="row" className="max-md:basis-[calc(100%-112px)]">
        <button
          type="button"
          data-entry={pair.id}
          tabIndex={isTabStop ? 0 : -1}
          className="flex min-h-6 items-center text-left"
        >
          <PairLabel pair={pair} />
        </button>
      </th>
      <SideCells entry={pair.a} className="max-md:order-3" />
      <td className="max-md:order-2 max-md:ml-auto">
        <ChangeVerdict of={pair.verdict} />
      </td>
      <td aria-hidden="true" className="hidden text-ink-3 max-md:order-4 max-md:block max-md:leading-none">
        <Icon of={ArrowRight} size="sm" />
      </td>
      <SideCells entry={pair.b} className="max-md:order-5" />
      <td className="w-18 max-md:hidden">{change === null ? null : <ChangeBar bytes={change} largest={largest} />}</td>
      <td className={`text-right! max-md:order-6 max-md:ml-auto ${change === 0 ? 'text-ink-3' : ''}`}>
        {change === null ? null : changeText(change)}
      </td>
      <td className="max-w-0 max-md:order-7 max-md:w-full max-md:max-w-none max-md:whitespace-normal!">
        <What pair={pair} />
      </td>
    </tr>
  );
}

/** Digest and size of one side; where it has no entry, a hole. */
function SideCells({ entry, className }: Readonly<{ entry: EntryView | null; className: string }>) {
  if (entry === null) {
    return (
      <td colSpan={2} className={className}>
        <span className="block h-4 w-28 rounded-1 border border-dashed border-line-control max-md:w-21">
          <span className="sr-only">none</span>
        </span>
      </td>
    );
  }
  return (
    <>
      <td className={className}>
        <DigestLabel digest={entry.digest} />
      </td>
      <td className="text-right! text-ink-3 max-md:hidden">
        {entry.totalBytes === null ? null : formatBytes(entry.totalBytes)}
      </td>
    </>
  );
}

/** Grows to the right of its axis, shrinks to the left. */
function ChangeBar({ bytes, largest }: Readonly<{ bytes: number; largest: number }>) {
  const width = Math.round((28 * Math.abs(bytes)) / largest);
  return (
    <span aria-hidden="true" className="relative block h-3 w-15 border-l border-transparent">
      <i className="absolute inset-y-0 left-1/2 border-l border-line-control" />
      <i
        className={`absolute top-1 h-1.5 ${bytes > 0 ? 'left-1/2 bg-ink-2' : 'right-1/2 bg-ink-4'}`}
        style={{ width }}
      />
    </span>
  );
}

function What({ pair }: Readonly<{ pair: ComparedPair }>) {
  const [note] = pairNotes(pair);
  const summary = changeSummary(pair);
  const text = note ? summary.replace(`${note.label}, `, '').replace(note.label, '') : summary;
  return (
    <span title={note?.message ?? summary} className="block truncate text-ink-2 max-md:whitespace-normal">
      {note ? (
        <Status tone={note.severity === 'error' ? 'danger' : 'warn'}>
          <VerbatimText>{note.label}</VerbatimText>
        </Status>
      ) : null}
      {note && text !== '' ? ', ' : null}
      <VerbatimText>{text}</VerbatimText>
    </span>
  );
}
