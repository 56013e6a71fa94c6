'use client';

import { type ComponentProps, useRef } from 'react';
import type { ComparedPair } from '@/lib/comparison/compare-platforms';
import { pairNotes } from '@/lib/comparison/pair-notes';
import type { Reference } from '@/lib/oci/reference';
import type { CompareFilter, CompareSelection } from '@/lib/routes';
import { Segmented } from '../ui/segmented';
import { CompareTable } from './compare-table';
import { HeadChanges } from './head-changes';
import { HostEffectTable } from './host-effect-table';
import { PairDetail } from './pair-detail';
import type { SideNames } from './side-name';
import { UnreadSides } from './unread-sides';
import { useCompareCommands } from './use-compare-commands';
import type { ImageComparison } from './use-comparison';
import { type SideReadings, usePairReading } from './use-pair-reading';

type CompareBodyProps = Readonly<{
  comparison: ImageComparison;
  references: Readonly<{ a: Reference; b: Reference }>;
  readings: SideReadings;
  names: SideNames;
  selection: CompareSelection;
  onSelect: (selection: CompareSelection) => void;
  onSwap: () => void;
  linksOf: (pair: ComparedPair) => ComponentProps<typeof PairDetail>['links'];
}>;

/** All platforms of both sides, who gets something else, and beside them what changed in the selected one. */
export function CompareBody(props: CompareBodyProps) {
  const { comparison, references, readings, names, selection, onSelect, onSwap, linksOf } = props;
  const detail = useRef<HTMLElement>(null);
  const { pairs, effects } = comparison;
  const { show = 'all' } = selection;
  const shown = pairs.filter(filters[show]);
  const selected = shown.find(({ id }) => id === selection.pair) ?? shown.find(isDifferent) ?? shown[0];
  const reading = usePairReading(selected, selection.pair === selected?.id, readings);

  const step = (by: 1 | -1) => {
    const at = Math.max(
      0,
      shown.findIndex(({ id }) => id === selected?.id),
    );
    onSelect({ pair: shown[(at + by + shown.length) % shown.length]?.id });
  };
  // Where the panes stand below each other, what was selected would else be out of sight.
  const selectAndShow = (pair: string) => {
    onSelect({ pair });
    if (window.matchMedia('(width < 1100px)').matches) detail.current?.scrollIntoView({ block: 'start' });
  };
  const onStep = shown.length > 1 ? step : null;
  useCompareCommands({
    pairs: shown,
    onSelect: selectAndShow,
    onStep,
    onSwap,
    onDifferences: () => onSelect({ show: show === 'different' ? 'all' : 'different' }),
  });

  return (
    <div className="grid min-h-0 flex-1 lg:grid-cols-[minmax(0,1fr)_496px] lg:grid-rows-[minmax(0,1fr)]">
      <section aria-label="Per platform" className="min-h-0 min-w-0 px-6 pb-6 max-md:px-4 lg:overflow-auto">
        <div className="flex min-h-13 flex-wrap items-center gap-2 max-md:py-2 max-md:[&>fieldset]:w-full max-md:[&_label]:flex-1 max-md:[&_label]:justify-center">
          <Segmented
            label="Show"
            segments={segmentsOf(pairs)}
            value={show}
            onChange={(next) => onSelect({ show: next })}
          />
        </div>
        <HeadChanges a={comparison.a} b={comparison.b} />
        <UnreadSides references={references} readings={readings} pairs={pairs} />
        {shown.length === 0 ? (
          <p className="border-t-[1.5px] border-line-ink py-3 text-ink-2">{nothing[show]}</p>
        ) : (
          <CompareTable pairs={shown} names={names} selectedId={selected?.id} onSelect={selectAndShow} />
        )}
        <HostEffectTable effects={effects} names={names} />
      </section>
      {selected === undefined ? null : (
        <PairDetail
          ref={detail}
          pair={selected}
          names={names}
          links={linksOf(selected)}
          onStep={onStep}
          isPending={reading.isPending}
          onRead={reading.read}
        />
      )}
    </div>
  );
}

const isDifferent = ({ verdict }: ComparedPair) => verdict !== 'same';

const filters: Readonly<Record<CompareFilter, (pair: ComparedPair) => boolean>> = {
  all: () => true,
  different: isDifferent,
  findings: (pair) => pairNotes(pair).length > 0,
};

const nothing: Readonly<Record<CompareFilter, string>> = {
  all: 'Neither side lists a platform.',
  different: 'Nothing differs: every platform is the same on both sides.',
  findings: 'There is no finding that is new.',
};

function segmentsOf(pairs: readonly ComparedPair[]) {
  const count = (filter: CompareFilter) => pairs.filter(filters[filter]).length.toLocaleString('en');
  return [
    { value: 'all', label: `All ${count('all')}` },
    { value: 'different', label: `Different ${count('different')}` },
    { value: 'findings', label: `Findings ${count('findings')}` },
  ] as const;
}
