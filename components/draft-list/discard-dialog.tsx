'use client';

import { type FormEvent, useState } from 'react';
import { counted } from '@/lib/display/counted';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { Button } from '../ui/button';
import { Modal, ModalActions } from '../ui/modal';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

type DiscardDialogProps = Readonly<{
  /** Names of the drafts that go. */
  names: readonly string[];
  onDiscard: () => Promise<void>;
  onClose: () => void;
}>;

/** Asks whether drafts are to be discarded: what was edited in them cannot be had back. */
export function DiscardDialog({ names, onDiscard, onClose }: DiscardDialogProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    try {
      await onDiscard();
      onClose();
    } catch (thrown) {
      setProblem(toProblem(thrown));
      setBusy(false);
    }
  };
  return (
    <Modal title={`Discard ${counted(names.length, 'draft', 'drafts')}?`} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <ul className="mono mb-2 max-h-40 overflow-auto text-ink-2">
          {names.map((name, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two drafts may have one target.
            <li key={position} className="wrap-anywhere">
              {name}
            </li>
          ))}
        </ul>
        <p className="text-ink-2">
          As <code>docker manifest rm</code>: the drafts are saved here only, no registry is touched. They cannot be had
          back.
        </p>
        {problem === null ? null : (
          <p role="alert" className="mt-3">
            <Status tone="danger" wraps>
              <VerbatimText>{problem.message}</VerbatimText>
            </Status>
          </p>
        )}
        <ModalActions>
          <Button onClick={onClose}>Keep</Button>
          <Button type="submit" variant="danger" aria-disabled={isBusy}>
            Discard
          </Button>
        </ModalActions>
      </form>
    </Modal>
  );
}
