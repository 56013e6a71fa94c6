'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { type NewDraft, routes } from '@/lib/routes';
import { Button } from '../ui/button';
import { createDraft } from './create-draft';
import { DraftImport, type Imported } from './draft-import';
import { ImportFoot } from './import-foot';

type NewDraftFormProps = Readonly<{
  from: NewDraft;
  /** The way out. */
  cancel: ReactNode;
}>;

/** Begins a draft with what is pasted, and goes to it. */
export function NewDraftForm({ from, cancel }: NewDraftFormProps) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const create = async (imported: Imported, keepFiles: () => void) => {
    setBusy(true);
    setProblem(null);
    try {
      const { id } = await createDraft(imported);
      keepFiles();
      router.push(routes.draft(id));
    } catch (thrown) {
      setProblem(toProblem(thrown));
      setBusy(false);
    }
  };
  return (
    <DraftImport from={from} isNew>
      {(imported, { unfinished, imageCount, keepChosen }, isReady) => (
        <ImportFoot problem={problem} unfinished={unfinished} cancel={cancel}>
          <Button
            variant="primary"
            size="lg"
            aria-disabled={!isReady || isBusy}
            onClick={() => {
              if (isReady && !isBusy) void create(imported, keepChosen);
            }}
          >
            {isBusy ? 'Creating' : unfinished.length === 0 ? 'Create draft' : `Create draft with ${imageCount}`}
          </Button>
        </ImportFoot>
      )}
    </DraftImport>
  );
}
