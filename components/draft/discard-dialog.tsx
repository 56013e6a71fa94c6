'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { DraftView } from '@/lib/contract/draft';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { sendJson } from '../problem/fetch-json';
import { ProblemStatus } from '../problem/problem-status';
import { Button } from '../ui/button';
import { Modal, ModalActions } from '../ui/modal';

type DiscardDialogProps = Readonly<{ draft: DraftView; onClose: () => void }>;

/** Asks once: a discarded draft does not come back. */
export function DiscardDialog({ draft, onClose }: DiscardDialogProps) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await sendJson('DELETE', routes.api.draft(draft.id), undefined, { version: draft.version });
      void queryClient.invalidateQueries({ queryKey: queryKeys.drafts() });
      router.push(routes.drafts());
    } catch (thrown) {
      setProblem(toProblem(thrown));
    }
  };
  return (
    <Modal title="Discard the draft?" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <p className="text-ink-2">
          It goes with all its edits. Registries are not touched: what was pushed stays as it is.
        </p>
        {problem === null ? null : (
          <p role="alert" className="mt-2 text-xs">
            <ProblemStatus problem={problem} />
          </p>
        )}
        <ModalActions>
          <Button onClick={onClose}>Keep</Button>
          <Button type="submit" variant="danger">
            Discard
          </Button>
        </ModalActions>
      </form>
    </Modal>
  );
}
