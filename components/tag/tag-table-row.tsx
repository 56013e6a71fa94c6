import Link from 'next/link';
import { type MouseEvent, memo } from 'react';
import type { TagRow } from '@/lib/contract/tag-row';
import { formatBytes } from '@/lib/display/bytes';
import { formatDate } from '@/lib/display/date';
import { isDigest } from '@/lib/oci/digest';
import { routes } from '@/lib/routes';
import type { TagLineUp } from '@/lib/tag/group-tags';
import type { Siblings } from '@/lib/tag/tag-siblings';
import { otherSlot, slotsOfRow } from '@/lib/tag/tag-slots';
import { DigestLabel } from '../reference/digest-label';
import { Skeleton } from '../ui/skeleton';
import { SlotCell } from './slot-cell';
import { kindWord, TagNotes } from './tag-notes';

export type TagTableRowProps = Readonly<{
  repository: string;
  line: TagLineUp;
  /** Its place in the list, from 0. */
  index: number;
  row: TagRow | undefined;
  columns: readonly string[];
  /** What it belongs to, or is about, in words. */
  note: string | null;
  /** The slots that the release before had something in, with commas between; empty where nothing is missing. */
  missing: string;
  missingSince: string;
  siblings: Siblings | undefined;
  isAwaited: boolean;
  isSelected: boolean;
  isTabStop: boolean;
  nowMs: number;
  /** Null where the height of rows is the table's. */
  measure: ((element: HTMLTableRowElement | null) => void) | null;
  onChoose: (line: TagLineUp, isRange: boolean) => void;
  onChooseSiblings: (siblings: Siblings) => void;
}>;

const cell = 'max-md:h-auto! max-md:border-0! max-md:p-0! max-md:whitespace-normal!';

/** One tag; on small screens it becomes two or three lines. Words and numbers as props: it is drawn anew only when they change. */
export const TagTableRow = memo(function TagTableRow(props: TagTableRowProps) {
  const { repository, line, index, row, siblings, isAwaited, isSelected, isTabStop, measure, onChoose } = props;
  const { tag, others } = line;
  const choose = (event: MouseEvent<HTMLInputElement>) => onChoose(line, event.shiftKey);
  const isShort = row !== undefined && row.kind !== 'index';
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={`group max-md:relative max-md:flex max-md:min-h-16 max-md:flex-wrap max-md:items-center max-md:gap-x-2.5 max-md:gap-y-1 max-md:border-b max-md:border-line max-md:py-2.5 max-md:pr-4 max-md:pl-14 max-md:before:order-3 max-md:before:basis-full max-md:before:content-[''] max-md:after:order-5 max-md:after:content-[''] ${isShort ? '' : 'max-md:after:basis-full'}`}
    >
      <td className={`pr-0! max-md:absolute max-md:inset-y-0 max-md:left-1.5 max-md:grid max-md:w-11 ${cell}`}>
        <label className="grid size-full place-items-center max-md:min-h-11">
          <input
            type="checkbox"
            aria-label={`Select ${tag}`}
            tabIndex={-1}
            checked={isSelected}
            onClick={choose}
            onChange={() => undefined}
            className="size-3.5 accent-action max-md:size-4.5"
          />
        </label>
      </td>
      <th scope="row" className={`max-md:order-1 max-md:min-w-0 max-md:flex-1 ${cell}`}>
        <span className="flex min-w-0 items-center gap-2">
          <Link
            href={routes.image(`${repository}:${tag}`)}
            prefetch={false}
            data-tag={tag}
            tabIndex={isTabStop ? 0 : -1}
            title={tag.length > 22 ? tag : undefined}
            className="mono block min-h-6 min-w-0 truncate leading-6 text-ink no-underline hover:underline max-md:text-sm max-md:after:absolute max-md:after:inset-y-0 max-md:after:right-0 max-md:after:left-13"
          >
            {tag}
          </Link>
          {others.length === 0 ? null : (
            <span title={others.join(', ')} className="mono min-w-10 flex-1 truncate text-ink-3">
              {others.join(' ')}
            </span>
          )}
        </span>
      </th>
      <td className={`truncate text-ink-3 max-md:order-1 max-md:text-2xs! ${cell}`} title={row?.artifact ?? undefined}>
        {row === undefined ? isAwaited ? <Skeleton className="h-2 w-10" /> : null : kindWord(row)}
      </td>
      <SlotCells {...props} />
      <td
        className={`text-right! max-md:order-7 max-md:text-2xs! max-md:text-ink-3 ${cell} ${isShort ? 'max-md:hidden' : ''}`}
      >
        {row?.totalBytes === undefined || row.totalBytes === null ? null : formatBytes(row.totalBytes)}
      </td>
      <td className={`text-right! text-ink-3 max-md:order-2 ${cell}`}>
        {row?.created ? <time dateTime={row.created}>{formatDate(row.created)}</time> : null}
      </td>
      <td className={`pl-4! max-md:order-6 ${cell}`}>
        {row?.digest && isDigest(row.digest) ? <DigestLabel digest={row.digest} digits={12} /> : null}
      </td>
      <td className={`text-ink-3 max-md:order-8 max-md:ml-auto max-md:text-2xs! ${cell}`}>
        <span className="flex items-center justify-between gap-2">
          <span className="min-w-0 truncate">
            {row === undefined ? null : <TagNotes row={row} belonging={props.note} nowMs={props.nowMs} />}
          </span>
          {siblings === undefined || isSelected ? null : (
            <button
              type="button"
              tabIndex={-1}
              onClick={() => props.onChooseSiblings(siblings)}
              aria-label={`Select the ${siblings.members.length} siblings of ${siblings.stem || tag}`}
              className="hidden min-h-6 flex-none rounded-2 border border-line-strong bg-canvas px-1.5 text-2xs text-ink-2 group-focus-within:inline-block group-hover:inline-block hover:bg-hover max-md:hidden!"
            >
              {siblings.members.length} siblings
            </button>
          )}
        </span>
      </td>
    </tr>
  );
});

/** The architectures of a tag, or across them what it is about. */
function SlotCells({ row, columns, note, missing, missingSince }: TagTableRowProps) {
  if (row?.kind === 'artifact') {
    return (
      <td colSpan={columns.length} className={`text-ink-3 max-md:order-4 max-md:text-2xs! ${cell}`}>
        {note}
      </td>
    );
  }
  const slots = row === undefined ? null : slotsOfRow(row);
  const gaps = new Set(missing.split(','));
  const beyond = slots === null ? [] : [...slots].filter(([slot]) => !columns.includes(slot));
  return columns.map((slot) => (
    <td key={slot} className={`pr-1.5! max-md:order-4 max-md:empty:hidden ${cell}`}>
      {slots === null ? null : (
        <SlotCell
          slot={slot}
          platforms={slot === otherSlot ? beyond.flatMap(([, platforms]) => platforms) : (slots.get(slot) ?? [])}
          missingSince={gaps.has(slot) ? missingSince : null}
        />
      )}
    </td>
  ));
}
