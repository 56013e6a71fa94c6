'use client';

import { Dialog } from '@base-ui/react/dialog';
import { ChevronDown, ChevronUp } from 'lucide-react';
import type { DraftEntryView, DraftView } from '@/lib/contract/draft';
import { platformFields } from '@/lib/draft/suggest-values';
import { PlatformLabel } from '../platform/platform-label';
import { Button } from '../ui/button';
import { VerbatimText } from '../ui/verbatim-text';
import { draftEntryName } from './draft-entry-name';
import { EntrySource } from './entry-source';
import { TodayMark } from './today-mark';
import type { EntryActions } from './use-entry-actions';
import { ValueCell } from './value-cell';

type EntrySheetProps = Readonly<{
  entry: DraftEntryView;
  draft: DraftView;
  actions: EntryActions;
  onClose: () => void;
}>;

/** One entry over the foot of a small screen: every value a row to press. */
export function EntrySheet({ entry, draft, actions, onClose }: EntrySheetProps) {
  const others = draft.entries.filter(({ id }) => id !== entry.id);
  const annotations = Object.keys(entry.annotations).length;
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-(--z-dialog) bg-scrim" />
        <Dialog.Popup className="fixed inset-x-0 bottom-0 z-(--z-dialog) max-h-[85vh] overflow-y-auto rounded-t-3 bg-raised p-4 shadow-menu">
          <div className="flex items-start justify-between gap-3">
            <Dialog.Title className="font-regular">
              <span className="sr-only">Entry </span>
              {entry.platform === null ? draftEntryName(entry) : <PlatformLabel platform={entry.platform} size="lg" />}
            </Dialog.Title>
            <TodayMark entry={entry} today={draft.today} />
          </div>
          <div className="mt-2 border-b-[1.5px] border-line-ink pb-3">
            <EntrySource entry={entry} draft={draft} />
          </div>
          <dl>
            {platformFields.map((field) => (
              <div
                key={field}
                className="grid min-h-12 grid-cols-[112px_minmax(0,1fr)] items-center border-b border-line"
              >
                <dt className="text-ink-2">{field}</dt>
                <dd>
                  <ValueCell
                    entry={entry}
                    field={field}
                    others={others}
                    onChange={(text) => actions.change(entry, field, text)}
                    className="min-h-11! w-full"
                  />
                </dd>
              </div>
            ))}
            <div className="grid min-h-12 grid-cols-[112px_minmax(0,1fr)] items-center border-b border-line">
              <dt className="text-ink-2">annotations</dt>
              <dd>
                <button type="button" onClick={() => actions.annotate(entry)} className="min-h-11 w-full text-left">
                  {annotations === 0 ? <span className="text-ink-3">none</span> : annotations}
                </button>
              </dd>
            </div>
          </dl>
          {entry.config === null ? null : (
            <p className="mt-2 text-xs text-ink-3">
              Its config says <VerbatimText>{draftEntryName({ ...entry, platform: entry.config })}</VerbatimText>.
            </p>
          )}
          <div className="mt-3 grid grid-cols-3 gap-2">
            <Button icon={ChevronUp} onClick={() => actions.move(entry, -1)}>
              Up
            </Button>
            <Button icon={ChevronDown} onClick={() => actions.move(entry, 1)}>
              Down
            </Button>
            <Button onClick={() => actions.replace(entry)}>Replace…</Button>
          </div>
          <div className="mt-2 grid grid-cols-2 gap-2">
            <Button variant="danger" onClick={() => actions.remove(entry)}>
              Remove entry
            </Button>
            <Button variant="primary" onClick={onClose}>
              Done
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
