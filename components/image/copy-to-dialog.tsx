'use client';

import { type ComponentProps, type FormEvent, useState } from 'react';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { useStartDraft } from '../draft-list/use-start-draft';
import { ProblemStatus } from '../problem/problem-status';
import { Button } from '../ui/button';
import { Modal, ModalActions } from '../ui/modal';
import { TextField } from '../ui/text-field';
import { copyTarget } from './copy-target';

type CopyToDialogProps = Readonly<{
  reference: Reference;
  trigger: Exclude<ComponentProps<typeof Modal>['finalFocus'], undefined>;
  onClose: () => void;
}>;

/** Asks where an image is to be copied, and makes the draft that does: what it plans is seen before it is pushed. */
export function CopyToDialog({ reference, trigger, onClose }: CopyToDialogProps) {
  const { start, isBusy, problem } = useStartDraft();
  const [typed, setTyped] = useState('');
  const target = copyTarget(typed, reference);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (target !== null && !isBusy) start({ target, sources: [formatReference(reference)] });
  };
  return (
    <Modal title="Copy to" onClose={onClose} finalFocus={trigger}>
      <form onSubmit={submit}>
        <p className="mono mb-3 text-ink-2 wrap-anywhere">{formatReference(reference)}</p>
        <TextField
          label="Target"
          placeholder="registry.example.com/team/app:1.0"
          hint="A repository with a tag, or oci-layout://name:tag. Nothing is written until the draft is pushed."
          value={typed}
          onChange={({ target: field }) => setTyped(field.value)}
        />
        <p aria-live="polite" className="mono mt-2 min-h-4 text-xs text-ink-2 wrap-anywhere">
          {target === null || target === typed.trim() ? '' : target}
        </p>
        {problem === null ? null : (
          <p role="alert" className="mt-2">
            <ProblemStatus problem={problem} />
          </p>
        )}
        <ModalActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" aria-disabled={target === null || isBusy}>
            Make the draft
          </Button>
        </ModalActions>
      </form>
    </Modal>
  );
}
