'use client';

import type { DraftEntryView, DraftView } from '@/lib/contract/draft';
import { fieldText } from '@/lib/draft/suggest-values';
import { PlatformLabel } from '../platform/platform-label';
import { formatPlace } from '../repository-matrix/grid-moves';
import { draftEntryName } from './draft-entry-name';
import { EntryDetails } from './entry-details';
import { EntryMenu } from './entry-menu';
import { EntrySource } from './entry-source';
import { TodayMark } from './today-mark';
import type { EntryActions } from './use-entry-actions';
import { ValueCell } from './value-cell';

type EntryRowProps = Readonly<{
  entry: DraftEntryView;
  /** 0-based, in the table. */
  row: number;
  draft: DraftView;
  isSelected: boolean;
  /** The place in the grid where the Tab key stops. */
  tabStop: string;
  actions: EntryActions;
}>;

const fields = ['os', 'architecture', 'variant', 'os.version'] as const;

/** One entry: its values, where it comes from, what it changes; below it what else it says. */
export function EntryRow({ entry, row, draft, isSelected, tabStop, actions }: EntryRowProps) {
  const others = draft.entries.filter(({ id }) => id !== entry.id);
  const menuPlace = formatPlace({ row, column: fields.length });
  const hasMore = fieldText(entry.platform, 'os.features') !== '' || Object.keys(entry.annotations).length > 0;
  return (
    <>
      <tr aria-selected={isSelected} onClick={() => actions.select(entry)} className="max-md:hidden [&>td]:py-1!">
        {fields.map((field, column) => {
          const place = formatPlace({ row, column });
          return (
            <td key={field} className="whitespace-normal!">
              <ValueCell
                entry={entry}
                field={field}
                others={others}
                place={place}
                isTabStop={place === tabStop}
                onChange={(text) => actions.change(entry, field, text)}
              />
            </td>
          );
        })}
        <td className="max-w-0">
          <EntrySource entry={entry} draft={draft} />
        </td>
        <td className="text-xs">
          <TodayMark entry={entry} today={draft.today} />
        </td>
        <td className="pr-0!">
          <EntryMenu entry={entry} actions={actions} place={menuPlace} isTabStop={menuPlace === tabStop} />
        </td>
      </tr>
      {hasMore || isSelected ? (
        <tr aria-selected={isSelected} className="max-md:hidden">
          <td colSpan={7} className="whitespace-normal!">
            <EntryDetails entry={entry} others={others} actions={actions} />
          </td>
        </tr>
      ) : null}
      <tr className="md:hidden max-md:block">
        <td className="block! h-auto! border-b border-line p-0!">
          <button
            type="button"
            onClick={() => actions.open(entry)}
            aria-label={`Edit ${draftEntryName(entry)}`}
            className="flex min-h-14 w-full items-start justify-between gap-3 py-2 text-left"
          >
            <span className="grid min-w-0 gap-1">
              {entry.platform === null ? (
                <span className="text-ink-3">no platform</span>
              ) : (
                <PlatformLabel platform={entry.platform} />
              )}
              <EntrySource entry={entry} draft={draft} />
            </span>
            <TodayMark entry={entry} today={draft.today} />
          </button>
        </td>
      </tr>
    </>
  );
}
