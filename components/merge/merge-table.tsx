import { EqualNot, Minus, Plus } from 'lucide-react';
import type { MergeCell, MergeChoices, MergeRow, MergeSide } from '@/lib/draft/merge-rows';
import { PlatformLabel } from '../platform/platform-label';
import { PushedDigest } from '../push/pushed-digest';
import { Icon } from '../ui/icon';
import { InMerge } from './in-merge';
import { mergeRowName } from './merge-words';
import { stepOnArrow } from './step-between-choices';
import { WhatHappened } from './what-happened';

/** A side of the conflict: the digest of its index, and what is known of when. */
export type SideOfMerge = Readonly<{ digest: string | null; note?: string }>;

type MergeTableProps = Readonly<{
  seen: SideOfMerge;
  now: SideOfMerge;
  yours: SideOfMerge;
  rows: readonly MergeRow[];
  /** Null where there is nothing to merge: the table only tells. */
  choosing: Readonly<{ choices: MergeChoices; choose: (key: string, side: MergeSide) => void }> | null;
}>;

const cell = 'max-md:h-auto! max-md:border-0! max-md:p-0! max-md:whitespace-normal!';

/** Seen, now and yours for each platform, who changed it, and what the merge has of it. The arrows go from choice to choice. */
export function MergeTable({ seen, now, yours, rows, choosing }: MergeTableProps) {
  return (
    <table aria-label="Seen, now and yours" className="timetable max-md:block" onKeyDown={stepOnArrow}>
      <thead className="max-md:block max-md:border-b max-md:border-line-strong max-md:pb-2">
        <tr className="max-md:grid max-md:gap-1">
          <th scope="col" className="align-bottom! max-md:sr-only">
            Platform
          </th>
          <SideHead name="You saw" side={seen} />
          <SideHead name="Now" side={now} />
          <SideHead name="Yours" side={yours} />
          <th scope="col" className="align-bottom! max-md:sr-only">
            What happened
          </th>
          {choosing === null ? null : (
            <th scope="col" className="align-bottom! max-md:sr-only">
              In the merge
            </th>
          )}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <Row key={row.key} row={row} choosing={choosing} />
        ))}
      </tbody>
    </table>
  );
}

function SideHead({ name, side }: Readonly<{ name: string; side: SideOfMerge }>) {
  return (
    <th scope="col" className="max-md:flex! max-md:items-center max-md:gap-2 max-md:border-0! max-md:p-0!">
      <span className="flex items-baseline gap-2">
        <span className="text-sm font-medium text-ink max-md:w-16">{name}</span>
        <PushedDigest digest={side.digest} absent="no tag" />
      </span>
      {side.note === undefined ? null : <span className="block">{side.note}</span>}
    </th>
  );
}

function Row({ row, choosing }: Readonly<{ row: MergeRow; choosing: MergeTableProps['choosing'] }>) {
  const { key, platform, seen, now, yours, asks } = row;
  return (
    <tr
      className={`max-md:grid max-md:grid-cols-3 max-md:gap-x-2 max-md:gap-y-1 max-md:border-b max-md:border-line max-md:py-2.5 ${asks ? 'bg-chg-bg max-md:-mx-4 max-md:px-4' : ''}`}
    >
      <th scope="row" className={`h-10! ${cell} max-md:col-span-3`}>
        {platform === null ? <span className="mono">{mergeRowName(row)}</span> : <PlatformLabel platform={platform} />}
      </th>
      <Side name="you saw" side={seen} seen={seen} />
      <Side name="now" side={now} seen={seen} />
      <Side name="yours" side={yours} seen={seen} />
      <td className={`h-10! text-xs ${cell} ${asks ? 'max-md:col-span-3' : 'max-md:col-span-2'}`}>
        <WhatHappened row={row} />
      </td>
      {choosing === null ? null : (
        <td className={`h-10! text-xs ${cell} ${asks ? 'max-md:col-span-3' : ''}`}>
          <InMerge
            name={mergeRowName(row)}
            decided={row}
            chosen={choosing.choices[key]}
            onChoose={(side) => choosing.choose(key, side)}
          />
        </td>
      )}
    </tr>
  );
}

type SideProps = Readonly<{ name: string; side: MergeCell | null; seen: MergeCell | null }>;

function Side({ name, side, seen }: SideProps) {
  const change = changeGlyph(side, seen);
  return (
    <td className={`h-10! ${cell}`}>
      <span className="sr-only">{name} </span>
      <span className="inline-flex items-center gap-1.5 align-middle">
        <span className="inline-flex w-[13px]">{change === null ? null : <Icon of={change} size="sm" />}</span>
        <PushedDigest digest={side?.digest ?? null} absent="no entry" />
        {side !== null && side.count > 1 ? (
          <span className="text-2xs text-ink-3">and {side.count - 1} more</span>
        ) : null}
      </span>
    </td>
  );
}

function changeGlyph(side: MergeCell | null, seen: MergeCell | null) {
  if (side?.digest === seen?.digest && side?.count === seen?.count) return null;
  if (side === null) return Minus;
  return seen === null ? Plus : EqualNot;
}
