'use client';

import { Grid3x3, Rows3 } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ImageView } from '@/lib/contract/image';
import { formatReference, type Reference } from '@/lib/oci/reference';
import type { ImageLayout } from '@/lib/routes';
import type { Leaf } from '../platform/entry-leaves';
import type { MatrixModel } from '../platform/matrix-model';
import { PlatformList } from '../platform/platform-list';
import { PlatformMatrix } from '../platform/platform-matrix';
import { type Segment, Segmented } from '../ui/segmented';
import { AttestationList } from './attestation-list';
import { ExpectationControl } from './expectation-control';
import { FindingList } from './finding-list';
import { MatrixLegend } from './matrix-legend';
import { ReadingState } from './reading-state';
import type { GapReading } from './use-gaps';
import type { ImageReading } from './use-image';

// The matrix is what comes first; the table comes when somebody chooses it.
const EntryTable = dynamic(() => import('./entry-table').then((module) => module.EntryTable));

const layouts: readonly Segment<ImageLayout>[] = [
  { value: 'matrix', label: 'Matrix', icon: Grid3x3 },
  { value: 'table', label: 'Table', icon: Rows3 },
];

type EntriesPaneProps = Readonly<{
  reference: Reference;
  view: ImageView;
  leaves: readonly Leaf[];
  model: MatrixModel;
  layout: ImageLayout;
  selectedId: string | undefined;
  reading: ImageReading;
  gapReading: GapReading;
  onExpect: (expect: string | undefined) => void;
  onLayout: (layout: ImageLayout) => void;
  onSelect: (id: string) => void;
}>;

/** All entries of an index and what is missing of them, as matrix or table, and below what concerns them together. */
export function EntriesPane(props: EntriesPaneProps) {
  const { reference, view, leaves, model, layout, selectedId, reading, gapReading } = props;
  const { onExpect, onLayout, onSelect } = props;
  const { gaps } = gapReading;
  const label = `Platforms in ${formatReference(reference)}`;
  const listed = leaves.filter(({ entry }) => entry.kind !== 'attestation');
  const hasRows = listed.length > 0 || gaps.platforms.length > 0;
  const common = { selectedId, isComplete: reading.complete, onSelect };
  return (
    <section aria-label="Platforms" className="min-w-0 px-6 pb-4 max-md:px-4 lg:overflow-auto">
      <div className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-2 py-2 max-md:min-h-18">
        <Segmented label="View" segments={layouts} value={layout} onChange={onLayout} />
        <ExpectationControl reference={reference} reading={gapReading} onExpect={onExpect} />
        {layout === 'matrix' ? <MatrixLegend leaves={leaves} hasGaps={gaps.platforms.length > 0} /> : null}
      </div>
      {listed.length === 0 ? (
        <p className="border-t-[1.5px] border-line-ink pt-3 text-ink-3">
          {view.entries.length === 0
            ? 'This index lists no manifests.'
            : 'This index lists attestation manifests only.'}
        </p>
      ) : null}
      {hasRows && layout === 'table' ? <EntryTable label={label} leaves={listed} gaps={gaps} {...common} /> : null}
      {hasRows && layout === 'matrix' ? (
        <>
          <div className="max-md:hidden">
            <PlatformMatrix
              label={label}
              model={model}
              gapNote={gaps.note}
              onReadAgain={(id) => reading.readEntries([id])}
              {...common}
            />
          </div>
          <div className="md:hidden">
            <PlatformList
              model={model}
              gapNote={gaps.note}
              onReadAgain={(id) => reading.readEntries([id])}
              {...common}
            />
          </div>
        </>
      ) : null}
      <ReadingState reference={reference} view={view} leaves={leaves} reading={reading} />
      <FindingList
        findings={view.findings}
        gaps={gaps}
        leaves={leaves}
        isComplete={reading.complete}
        onSelect={onSelect}
      />
      <AttestationList reference={reference} leaves={leaves} />
    </section>
  );
}
