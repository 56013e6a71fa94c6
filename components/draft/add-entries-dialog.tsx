'use client';

import type { DraftSource } from '@/lib/contract/draft';
import { Button } from '../ui/button';
import { DraftImport } from './draft-import';
import { ImportFoot } from './import-foot';
import { WideDialog } from './wide-dialog';

type AddEntriesDialogProps = Readonly<{
  onAdd: (sources: readonly DraftSource[], amend: boolean) => void;
  onClose: () => void;
}>;

/** Adds images to a draft. */
export function AddEntriesDialog({ onAdd, onClose }: AddEntriesDialogProps) {
  return (
    <WideDialog title="Add entries" onClose={onClose}>
      <DraftImport from={{}} isNew={false}>
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
