'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { RefObject } from 'react';
import type { ImageView } from '@/lib/contract/image';
import type { Reference } from '@/lib/oci/reference';
import type { ImageTab } from '@/lib/routes';
import { AttestationsPane } from '../attestation/attestations-pane';
import { isUnread, type Leaf } from '../platform/entry-leaves';
import { entryKindName } from '../platform/entry-text';
import { PlatformLabel } from '../platform/platform-label';
import { DigestLabel } from '../reference/digest-label';
import { IconButton } from '../ui/button';
import { TabPanel, Tabs } from '../ui/tabs';
import { VerbatimText } from '../ui/verbatim-text';
import { DownloadButton } from './download-button';
import { inspectorTabs } from './inspector-tabs';
import { OverviewPane } from './overview-pane';
import { UnreadEntry } from './unread-entry';

// What stands behind a tab comes when somebody opens it.
const BlobTable = dynamic(() => import('../layer/blob-table').then((module) => module.BlobTable));
const ConfigPane = dynamic(() => import('./config-pane').then((module) => module.ConfigPane));
const LayersPane = dynamic(() => import('../layer/layers-pane').then((module) => module.LayersPane));
const RawPane = dynamic(() => import('./raw-pane').then((module) => module.RawPane));

type EntryInspectorProps = Readonly<{
  reference: Reference;
  view: ImageView;
  leaf: Leaf;
  /** All entries of the image, for what the selected one shares with them. */
  leaves: readonly Leaf[];
  tab: ImageTab;
  onTab: (tab: ImageTab) => void;
  /** Goes to the entry before or after; left out where there is only one. */
  onStep: ((by: 1 | -1) => void) | null;
  isPending: boolean;
  onReadAgain: () => void;
  ref?: RefObject<HTMLElement | null>;
}>;

/** Everything about one entry. */
export function EntryInspector(props: EntryInspectorProps) {
  const { reference, view, leaf, leaves, tab, onTab, onStep, isPending, onReadAgain, ref } = props;
  const tabs = inspectorTabs(leaf.entry);
  const shown = tabs.some(({ value }) => value === tab) ? tab : 'overview';
  const unread = isUnread(leaf) && !isPending ? <UnreadEntry onRead={onReadAgain} /> : null;
  const paneClass = 'min-h-0 px-4 pt-3.5 pb-6 lg:flex-1 lg:overflow-auto';
  return (
    <aside
      ref={ref}
      aria-label="Selected entry"
      className="flex min-h-0 min-w-0 scroll-mt-12 flex-col border-line-strong max-lg:border-t-8 max-lg:border-sunken lg:border-l"
    >
      <InspectorHead reference={reference} leaf={leaf} onStep={onStep} />
      <Tabs label="About this entry" tabs={tabs} value={shown} onChange={onTab}>
        <TabPanel value="overview" className={paneClass}>
          <OverviewPane reference={reference} view={view} leaf={leaf} isPending={isPending} onReadAgain={onReadAgain} />
        </TabPanel>
        <TabPanel value="layers" className={paneClass}>
          {unread ??
            (leaf.entry.kind === 'artifact' ? (
              <BlobTable blobs={leaf.entry.layers ?? []} />
            ) : (
              <LayersPane leaf={leaf} leaves={leaves} isPending={isPending} />
            ))}
        </TabPanel>
        <TabPanel value="config" className={paneClass}>
          {unread ?? <ConfigPane config={leaf.entry.config} isPending={isPending} />}
        </TabPanel>
        <TabPanel value="raw" className={paneClass}>
          <RawPane key={leaf.entry.id} reference={reference} view={view} leaf={leaf} />
        </TabPanel>
        <TabPanel value="attestations" className={paneClass}>
          <AttestationsPane reference={reference} attestations={leaf.entry.attestations} subject={leaf.entry.digest} />
        </TabPanel>
      </Tabs>
    </aside>
  );
}

function InspectorHead({
  reference,
  leaf: { entry },
  onStep,
}: Pick<EntryInspectorProps, 'reference' | 'leaf' | 'onStep'>) {
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-x-2.5 px-4">
      <h2 className="min-w-0 font-regular">
        {entry.platform === null ? (
          <span className="text-md font-medium wrap-anywhere">
            <VerbatimText>{entryKindName(entry)}</VerbatimText>
          </span>
        ) : (
          <PlatformLabel platform={entry.platform} size="lg" />
        )}
      </h2>
      <DigestLabel digest={entry.digest} digits={12} />
      <span className="ml-auto flex gap-1">
        <span className="max-md:order-1">
          <DownloadButton reference={reference} isOfEntry />
        </span>
        {onStep === null ? null : (
          <>
            <IconButton icon={ChevronLeft} label="Previous platform" onClick={() => onStep(-1)} />
            <IconButton icon={ChevronRight} label="Next platform" onClick={() => onStep(1)} />
          </>
        )}
      </span>
    </div>
  );
}
