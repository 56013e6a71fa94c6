'use client';

import { ArrowLeftRight } from 'lucide-react';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { type CompareSelection, routes } from '@/lib/routes';
import { ReferenceSwitch } from '../reference/reference-switch';
import { ReferenceText } from '../reference/reference-text';
import { IconButton } from '../ui/button';
import { EntrySelect } from './entry-select';
import type { ImageComparison } from './use-comparison';
import type { SideReadings } from './use-pair-reading';

type SideChoicesProps = Readonly<{
  references: Readonly<{ a: Reference; b: Reference }>;
  readings: SideReadings;
  comparison: ImageComparison | null;
  selection: CompareSelection;
  onSelect: (selection: CompareSelection) => void;
  onSwap: () => void;
}>;

const switchTitle = 'Compare with another reference';

/** What is compared with what: two references, and where two platforms are meant, these; of one image it is named once. */
export function SideChoices({ references, readings, comparison, selection, onSelect, onSwap }: SideChoicesProps) {
  const names = { a: formatReference(references.a), b: formatReference(references.b) };
  const pair = comparison?.chosen && 'pair' in comparison.chosen ? comparison.chosen.pair : null;
  const isOneImage = pair !== null && names.a === names.b;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2.5 max-md:grid max-md:w-full max-md:grid-cols-[minmax(0,1fr)_44px] max-md:gap-1.5">
      {isOneImage ? (
        <ReferenceText
          reference={references.a}
          className="text-lg tracking-[-0.02em] max-md:col-span-full max-md:text-md"
        />
      ) : (
        <ReferenceSwitch
          key={`before ${names.a}`}
          label="Before"
          title={switchTitle}
          reference={references.a}
          digest={readings.a.view?.digest ?? null}
          hrefWith={(text) => routes.compare(text, names.b, selection)}
        />
      )}
      {comparison && pair?.a ? (
        <EntrySelect
          label="Platform before"
          view={comparison.a}
          selected={pair.a}
          onChange={(next) => onSelect({ aEntry: next })}
        />
      ) : null}
      <IconButton
        icon={ArrowLeftRight}
        label="Swap sides"
        aria-keyshortcuts="Shift+X"
        variant="plain"
        onClick={onSwap}
        className={`max-md:col-start-2 max-md:h-full! max-md:[&>svg]:rotate-90 ${rowsOfSwap(isOneImage, pair !== null)}`}
      />
      {isOneImage ? null : (
        <ReferenceSwitch
          key={`after ${names.b}`}
          label="After"
          title={switchTitle}
          reference={references.b}
          digest={readings.b.view?.digest ?? null}
          hrefWith={(text) => routes.compare(names.a, text, selection)}
        />
      )}
      {comparison && pair?.b ? (
        <EntrySelect
          label="Platform after"
          view={comparison.b}
          selected={pair.b}
          onChange={(next) => onSelect({ bEntry: next })}
        />
      ) : null}
    </div>
  );
}

/** On small screens the button stands beside all that it swaps. */
function rowsOfSwap(isOneImage: boolean, isOfPlatforms: boolean): string {
  if (isOneImage) return 'max-md:row-span-2 max-md:row-start-2';
  return isOfPlatforms ? 'max-md:row-span-4 max-md:row-start-1' : 'max-md:row-span-2 max-md:row-start-1';
}
