'use client';

import { ArrowLeftRight, Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { comparisonMarkdown } from '@/lib/comparison/comparison-markdown';
import { familiarReference, formatReference, type Reference } from '@/lib/oci/reference';
import { type CompareSelection, routes } from '@/lib/routes';
import { Button, IconButton } from '../ui/button';
import { Segmented } from '../ui/segmented';
import { copyOutcome, useCopy } from '../ui/use-copy';
import { EntrySelect } from './entry-select';
import { SideBox } from './side-box';
import type { SideNames } from './side-name';
import type { ImageComparison } from './use-comparison';
import type { SideReadings } from './use-pair-reading';

type CompareHeaderProps = Readonly<{
  references: Readonly<{ a: Reference; b: Reference }>;
  readings: SideReadings;
  names: SideNames;
  comparison: ImageComparison | null;
  selection: CompareSelection;
  onSelect: (selection: CompareSelection) => void;
  onSwap: () => void;
  /** Turns to two platforms, or back to all; null while that cannot be. */
  onPlatforms: ((isOn: boolean) => void) | null;
  /** The `CompareFacts`. */
  children: ReactNode;
}>;

/** What is compared with what, the ways to change that, and the facts about it. */
export function CompareHeader(props: CompareHeaderProps) {
  const { references, readings, comparison, selection, onSelect, onSwap, onPlatforms, children } = props;
  const { a, b } = references;
  const { aEntry, bEntry } = selection;
  const isOfPlatforms = aEntry !== undefined && bEntry !== undefined;
  return (
    <header className="border-b border-line bg-chrome px-6 pt-3.5 pb-3 max-md:px-4 max-md:py-3">
      <h1 className="sr-only">
        Compare {familiarReference(a)} with {familiarReference(b)}
      </h1>
      <div className="flex flex-wrap items-center gap-2.5">
        <div className="flex min-w-0 flex-wrap items-center gap-2.5 max-md:grid max-md:w-full max-md:grid-cols-[minmax(0,1fr)_44px] max-md:gap-1.5">
          <SideBox
            key={`before ${formatReference(a)}`}
            label="Before"
            reference={a}
            digest={readings.a.view?.digest ?? null}
            hrefWith={(text) => routes.compare(text, formatReference(b), selection)}
          />
          {isOfPlatforms && comparison ? (
            <EntrySelect
              label="Platform before"
              view={comparison.a}
              value={aEntry}
              onChange={(next) => onSelect({ aEntry: next })}
            />
          ) : null}
          <IconButton
            icon={ArrowLeftRight}
            label="Swap sides"
            aria-keyshortcuts="Shift+X"
            variant="plain"
            onClick={onSwap}
            className="max-md:col-start-2 max-md:row-span-2 max-md:row-start-1 max-md:h-full! max-md:[&>svg]:rotate-90"
          />
          <SideBox
            key={`after ${formatReference(b)}`}
            label="After"
            reference={b}
            digest={readings.b.view?.digest ?? null}
            hrefWith={(text) => routes.compare(formatReference(a), text, selection)}
          />
          {isOfPlatforms && comparison ? (
            <EntrySelect
              label="Platform after"
              view={comparison.b}
              value={bEntry}
              onChange={(next) => onSelect({ bEntry: next })}
            />
          ) : null}
        </div>
        <div className="ml-auto flex flex-wrap items-center gap-2 max-md:ml-0 max-md:w-full max-md:[&>fieldset]:w-full max-md:[&>fieldset>label]:flex-1 max-md:[&>fieldset>label]:justify-center">
          {onPlatforms === null ? null : (
            <Segmented
              label="Compare"
              segments={modes}
              value={isOfPlatforms ? 'platforms' : 'tags'}
              onChange={(mode) => onPlatforms(mode === 'platforms')}
            />
          )}
          {comparison === null ? null : <CopyAsMarkdown {...props} comparison={comparison} />}
        </div>
      </div>
      {children}
    </header>
  );
}

const modes = [
  { value: 'tags', label: 'Tags' },
  { value: 'platforms', label: 'Platforms' },
] as const;

function CopyAsMarkdown({
  comparison,
  references,
}: Pick<CompareHeaderProps, 'references'> & Readonly<{ comparison: ImageComparison }>) {
  const [copied, copy] = useCopy();
  const { pairs, effects, chosen } = comparison;
  const write = () =>
    comparisonMarkdown({
      a: familiarReference(references.a),
      b: familiarReference(references.b),
      pairs: chosen !== null && 'pair' in chosen ? [chosen.pair] : pairs,
      effects: chosen === null ? (effects ?? []) : [],
    });
  return (
    <span className="max-md:hidden">
      <Button icon={copied?.outcome === 'copied' ? Check : Copy} onClick={() => copy(write())}>
        Copy as Markdown
      </Button>
      <span role="status" className="sr-only">
        {copyOutcome(copied)}
      </span>
    </span>
  );
}
