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
  const create = async (imported: Imported) => {
    setBusy(true);
    setProblem(null);
    try {
      router.push(routes.draft((await createDraft(imported)).id));
    } catch (thrown) {
      setProblem(toProblem(thrown));
      setBusy(false);
    }
  };
  return (
    <DraftImport from={from} isNew>
      {(imported, isReady) => (
        <ImportFoot problem={problem} cancel={cancel}>
          <Button
            variant="primary"
            size="lg"
            aria-disabled={!isReady || isBusy}
            onClick={() => {
              if (isReady && !isBusy) void create(imported);
            }}
          >
            {isBusy ? 'Creating' : 'Create draft'}
          </Button>
        </ImportFoot>
      )}
    </DraftImport>
  );
}
