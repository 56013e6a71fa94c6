'use client';

import { useRouter } from 'next/navigation';
import { useMemo, useRef } from 'react';
import type { ImageView } from '@/lib/contract/image';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { type CompareSelection, routes } from '@/lib/routes';
import type { Leaf } from '../platform/entry-leaves';
import { isPending } from '../platform/entry-leaves';
import { matrixModel, readingOrder } from '../platform/matrix-model';
import { EntriesPane } from './entries-pane';
import { EntryInspector } from './entry-inspector';
import { turnedTab } from './inspector-tabs';
import type { GapReading } from './use-gaps';
import type { ImageReading } from './use-image';
import { useImageActions } from './use-image-actions';
import { useImageKeys } from './use-image-keys';
import { useImageSelection } from './use-image-selection';
import { useReadOnSelection } from './use-read-on-selection';

type ImageBodyProps = Readonly<{
  reference: Reference;
  view: ImageView;
  leaves: readonly Leaf[];
  reading: ImageReading;
  gapReading: GapReading;
}>;

/** The entries and, beside them, the selected one; a single manifest has only itself to show, unless more was expected. */
export function ImageBody({ reference, view, leaves, reading, gapReading }: ImageBodyProps) {
  const router = useRouter();
  const [selection, select] = useImageSelection();
  const inspector = useRef<HTMLElement>(null);
  const { tab = 'overview', view: layout = 'matrix' } = selection;
  const gaps = gapReading.gaps.platforms;
  const model = useMemo(() => matrixModel(leaves, gaps), [leaves, gaps]);
  const inMatrix = readingOrder(model);
  const order = layout === 'table' ? leaves.filter(({ entry }) => entry.kind !== 'attestation') : inMatrix;
  const selected = leaves.find(({ entry }) => entry.id === selection.entry) ?? order[0];

  useReadOnSelection(selection.entry === selected?.entry.id ? selected : undefined, reading);

  const step = (by: 1 | -1) =>
    select((current) => {
      const at = Math.max(
        0,
        order.findIndex(({ entry }) => entry.id === current.entry),
      );
      return { entry: order[(at + by + order.length) % order.length]?.entry.id };
    });
  const compare = (entries?: CompareSelection) => {
    const name = formatReference(reference);
    router.push(entries === undefined ? routes.compare(name) : routes.compare(name, name, entries));
  };
  const hasEntries = view.kind === 'index' || gaps.length > 0;
  const turnLayout = () => select((current) => ({ view: current.view === 'table' ? 'matrix' : 'table' }));
  useImageKeys({
    leaf: selected,
    onTurn: (by) => select(({ tab: current }) => (selected ? { tab: turnedTab(selected.entry, current, by) } : {})),
    onStep: order.length > 1 ? step : null,
    onLayout: hasEntries ? turnLayout : null,
    onCompare: () => compare(),
  });

  useImageActions({
    view,
    order,
    selected,
    layout,
    onRaw: () => select(() => ({ tab: 'raw' })),
    onSelect: (entry) => selectAndShow(entry),
    onStep: order.length > 1 ? step : null,
    onLayout: hasEntries ? turnLayout : null,
    onCompare: compare,
    onResolve: () => router.push(routes.resolve(formatReference(reference))),
  });

  // Where the panes stand below each other, what was selected would else be out of sight.
  const selectAndShow = (entry: string) => {
    select(() => ({ entry }));
    if (window.matchMedia('(width < 1100px)').matches) inspector.current?.scrollIntoView({ block: 'start' });
  };

  const inspected = selected ? (
    <EntryInspector
      ref={inspector}
      reference={reference}
      view={view}
      leaf={selected}
      leaves={leaves}
      tab={tab}
      onTab={(next) => select(() => ({ tab: next }))}
      onStep={order.length > 1 ? step : null}
      isPending={isPending(selected, reading.complete)}
      onReadAgain={view.kind === 'index' ? () => reading.readEntries([selected.entry.id]) : reading.readAgain}
    />
  ) : null;
  if (!hasEntries) return <div className="flex min-h-0 flex-1 flex-col lg:px-2 *:flex-1 *:border-0!">{inspected}</div>;
  return (
    <div className="grid min-h-0 flex-1 lg:grid-cols-[minmax(0,1fr)_536px] lg:grid-rows-[minmax(0,1fr)]">
      <EntriesPane
        reference={reference}
        view={view}
        leaves={leaves}
        model={model}
        layout={layout}
        selectedId={selected?.entry.id}
        reading={reading}
        gapReading={gapReading}
        onExpect={(expect) => select(() => ({ expect }))}
        onLayout={(next) => select(() => ({ view: next }))}
        onSelect={selectAndShow}
      />
      {inspected}
    </div>
  );
}
