'use client';

import { type ComponentProps, useState } from 'react';
import type { EntryView, ImageView } from '@/lib/contract/image';
import { formatBytes } from '@/lib/display/bytes';
import { counted } from '@/lib/display/counted';
import { familiarReference, formatReference, type Reference } from '@/lib/oci/reference';
import { toProblem } from '@/lib/problem/problem';
import { problemText } from '@/lib/problem/problem-text';
import { entryName } from '../platform/entry-text';
import { MenuChoice, MenuGroup } from '../ui/menu-parts';
import { NoticeModal } from '../ui/notice-modal';
import { PopupMenu } from '../ui/popup-menu';
import { type DownloadChoice, downloadChoices } from './download-choices';
import { startDownload } from './start-download';
import { useShownEntry } from './use-shown-entry';

type DownloadMenuProps = Readonly<{
  reference: Reference;
  /** Offers the selected entry, and not the whole image beside it. */
  isOfEntry: boolean;
}> &
  Pick<ComponentProps<typeof PopupMenu>, 'trigger' | 'onClose'>;

/** The archives that the image, and its selected entry, can be had as, with what they will weigh. */
export function DownloadMenu({ reference, isOfEntry, trigger, onClose }: DownloadMenuProps) {
  const { view, entry } = useShownEntry(formatReference(reference));
  const [isAsking, setAsking] = useState(false);
  const [told, setTold] = useState<Readonly<{ title: string; text: string }> | null>(null);
  const choices = view === null ? [] : downloadChoices(reference, view, entry);

  const start = async ({ href }: DownloadChoice) => {
    setAsking(true);
    try {
      const { leftOut } = await startDownload(href);
      if (leftOut === 0) onClose();
      else setTold({ title: 'The download began', text: withoutLayers(leftOut) });
    } catch (thrown) {
      setTold({ title: 'There is no download', text: problemText(toProblem(thrown)) });
    }
  };

  if (told !== null) {
    return <NoticeModal {...told} onClose={onClose} finalFocus={trigger} />;
  }
  const itemsOf = (scope: DownloadChoice['scope']) =>
    choices
      .filter((choice) => choice.scope === scope)
      .map((choice) => (
        <MenuChoice
          key={choice.format}
          title={choice.format === 'oci' ? 'OCI layout' : 'Docker archive'}
          note={`${size(choice)}, ${what(choice, view)}`}
          onSelect={() => void start(choice)}
        />
      ));
  const ofImage = isOfEntry && choices.some(({ scope }) => scope === 'entry') ? [] : itemsOf('image');
  const ofEntry = itemsOf('entry');
  return (
    <PopupMenu
      label="Download"
      trigger={trigger}
      onClose={onClose}
      className="top-full right-0 mt-2 w-80 max-w-[calc(100vw-32px)]"
    >
      {ofImage.length === 0 ? null : <MenuGroup label={familiarReference(reference)}>{ofImage}</MenuGroup>}
      {ofEntry.length === 0 || entry === null ? null : <MenuGroup label={entryName(entry)}>{ofEntry}</MenuGroup>}
      {choices.length === 0 ? <p className="px-2 py-1.5">Nothing was read yet.</p> : null}
      {isAsking ? (
        <div role="status" className="px-2 py-1 text-xs text-ink-3">
          Asking for it
        </div>
      ) : null}
    </PopupMenu>
  );
}

function size({ totalBytes }: DownloadChoice): string {
  return totalBytes === null ? 'Size not known yet' : `About ${formatBytes(totalBytes)}`;
}

function what({ scope, format }: DownloadChoice, view: ImageView | null): string {
  if (format === 'docker') return 'for docker load and podman load';
  if (scope === 'entry' || view?.kind !== 'index') return 'with its digest';
  return hasAttestations(view.entries) ? 'all platforms and attestations' : 'all platforms';
}

function hasAttestations(entries: readonly EntryView[]): boolean {
  return entries.some((entry) => entry.attestations.length > 0 || hasAttestations(entry.entries ?? []));
}

function withoutLayers(count: number): string {
  const layers = counted(count, 'layer is', 'layers are');
  return `${layers} not in it, because only their publisher gives them out: whoever runs the image gets them from there.`;
}
