'use client';

import { Fragment } from 'react';
import type { PushSummary } from '@/lib/contract/push';
import { formatDate } from '@/lib/display/date';
import type { PushFilter } from '@/lib/routes';
import { SectionHead } from '../ui/section-head';
import { Segmented } from '../ui/segmented';
import { PushHistoryRow } from './push-history-row';

type PushHistoryProps = Readonly<{
  pushes: readonly PushSummary[];
  show: PushFilter;
  onShow: (show: PushFilter) => void;
}>;

/** What every push wrote, or did not: by day, latest first. */
export function PushHistory({ pushes, show, onShow }: PushHistoryProps) {
  const shown = pushes.filter((push) => show === 'all' || (show === 'pushed') === (push.state === 'done'));
  return (
    <section aria-labelledby="push-history" className="pt-3 pb-4">
      <SectionHead id="push-history" title="Push history" note="what every push wrote, or did not">
        <Segmented label="Pushes" segments={segments} value={show} onChange={onShow} />
      </SectionHead>
      {shown.length === 0 ? (
        <p className="mt-1 border-t-[1.5px] border-line-ink py-3 text-ink-3">
          {pushes.length === 0 ? 'Nothing was pushed from here yet.' : 'No push fits the filter.'}
        </p>
      ) : (
        <table aria-labelledby="push-history" className="timetable mt-1 max-md:block">
          <thead className="max-md:sr-only">
            <tr>
              <th scope="col">When, UTC</th>
              <th scope="col">Target</th>
              <th scope="col">From, to</th>
              <th scope="col">Platforms</th>
              <th scope="col" className="text-right!">
                Transferred
              </th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="sr-only">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody className="max-md:block">
            {byDay(shown).map(([day, ofDay]) => (
              <Fragment key={day}>
                <tr className="max-md:block">
                  <th
                    scope="rowgroup"
                    colSpan={7}
                    className="h-6.5! align-bottom! text-2xs! text-ink-3! max-md:block max-md:h-auto! max-md:pt-2!"
                  >
                    {day}
                  </th>
                </tr>
                {ofDay.map((push) => (
                  <PushHistoryRow key={push.id} push={push} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const segments = [
  { value: 'all', label: 'All' },
  { value: 'pushed', label: 'Pushed' },
  { value: 'unfinished', label: 'Not finished' },
] as const;

function byDay(pushes: readonly PushSummary[]): readonly (readonly [string, readonly PushSummary[]])[] {
  const days = new Map<string, PushSummary[]>();
  for (const push of pushes) {
    const day = formatDate(push.createdAt);
    const known = days.get(day);
    if (known === undefined) days.set(day, [push]);
    else known.push(push);
  }
  return [...days];
}
