'use client';

import { differs } from '@/lib/comparison/compare-fields';
import type { ComparedPair } from '@/lib/comparison/compare-platforms';
import { pairNotes } from '@/lib/comparison/pair-notes';
import type { EntryView } from '@/lib/contract/image';
import { type ArchitectureFamily, architectureFamily } from '@/lib/platform/architecture-family';
import { entryName } from '../platform/entry-text';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/skeleton';
import { DetailHeading } from './detail-heading';
import { FieldDiffTable } from './field-diff-table';
import { LayerSection } from './layer-section';
import { NoteCallout } from './note-callout';
import { useCompareCommands } from './use-compare-commands';
import { type SideReadings, usePairReading } from './use-pair-reading';

type PlatformComparisonProps = Readonly<{ pair: ComparedPair; readings: SideReadings; onSwap: () => void }>;

/** Two platforms side by side: what their layers share, and where their configs differ. */
export function PlatformComparison({ pair, readings, onSwap }: PlatformComparisonProps) {
  const { isPending, read } = usePairReading(pair, true, readings);
  useCompareCommands({ pairs: [], onSelect: () => undefined, onStep: null, onSwap, onDifferences: null });
  const { a, b, layers, fields } = pair;
  if (a === null || b === null) return null;
  const platforms = { a: entryName(a), b: entryName(b) };
  const names = platforms.a === platforms.b ? { a: 'before', b: 'after' } : platforms;
  return (
    <div className="grid min-h-0 flex-1 lg:grid-cols-2 lg:grid-rows-[minmax(0,1fr)]">
      <section aria-label="Layers" className="min-h-0 min-w-0 px-6 pb-6 max-md:px-4 lg:overflow-auto">
        {pairNotes(pair).map((note) => (
          <NoteCallout key={`${note.label} ${note.message}`} note={note} />
        ))}
        {layers === null ? (
          isPending ? (
            <Skeleton className="mt-4 h-40 w-full" />
          ) : (
            <p className="flex flex-wrap items-center gap-3 py-4 text-xs text-ink-2">
              Not both were read.
              <Button size="sm" onClick={read}>
                Read both
              </Button>
            </p>
          )
        ) : (
          <LayerSection
            level="h2"
            layers={layers}
            names={names}
            pulledBytes={b.totalBytes}
            hues={{ a: hueOf(a), b: hueOf(b) }}
          />
        )}
      </section>
      <section
        aria-label="Config"
        className="min-h-0 min-w-0 border-line-strong px-5 pb-6 max-lg:border-t-8 max-lg:border-sunken max-md:px-4 lg:overflow-auto lg:border-l"
      >
        <DetailHeading
          level="h2"
          title="Config"
          note={`${fields.filter(differs).length} of ${fields.length} fields differ`}
        />
        <FieldDiffTable key={pair.id} label="Config" fields={fields} names={names} />
      </section>
    </div>
  );
}

function hueOf({ platform }: EntryView): ArchitectureFamily {
  return architectureFamily(platform?.architecture ?? 'unknown');
}
