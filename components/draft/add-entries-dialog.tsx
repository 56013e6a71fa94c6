'use client';

import type { DraftSource, DraftView } from '@/lib/contract/draft';
import { Button } from '../ui/button';
import { DraftImport } from './draft-import';
import { ImportFoot } from './import-foot';
import { siblingGroups } from './sibling-rows';
import { useDraftSiblings } from './use-siblings';
import { WideDialog } from './wide-dialog';

type AddEntriesDialogProps = Readonly<{
  draft: DraftView;
  onAdd: (sources: readonly DraftSource[], amend: boolean) => void;
  onClose: () => void;
}>;

/** Adds images to a draft. */
export function AddEntriesDialog({ draft, onAdd, onClose }: AddEntriesDialogProps) {
  const siblings = useDraftSiblings(draft);
  const images = draft.entries.filter(({ attests }) => attests === null);
  const absent = siblings && {
    ...siblings,
    families: siblingGroups(images, siblings)
      .map(({ pattern, rows }) => ({ pattern, siblings: rows.filter(({ entries }) => entries.length === 0) }))
      .filter(({ siblings: left }) => left.length > 0),
  };
  return (
    <WideDialog title="Add entries" onClose={onClose}>
      <DraftImport from={{}} isNew={false} siblings={absent}>
        {({ sources, isAmending }, { unfinished, keepChosen }, isReady) => (
          <ImportFoot
            problem={null}
            unfinished={unfinished}
            cancel={
              <Button variant="ghost" size="lg" onClick={onClose}>
                Cancel
              </Button>
            }
          >
            <Button
              variant="primary"
              size="lg"
              aria-disabled={!isReady}
              onClick={() => {
                if (!isReady) return;
                keepChosen();
                onAdd(sources, isAmending);
                onClose();
              }}
            >
              {isReady ? `Add ${sources.length}` : 'Add'}
            </Button>
          </ImportFoot>
        )}
      </DraftImport>
    </WideDialog>
  );
}
