'use client';

import type { FormEvent, ReactNode } from 'react';
import { ProblemStatus } from '../problem/problem-status';
import { Button } from '../ui/button';
import { focusableContent } from '../ui/focus-content';
import { Modal, ModalActions } from '../ui/modal';
import type { QuickSave } from './use-quick-save';

type QuickDialogProps = Readonly<{
  title: string;
  saving: QuickSave;
  /** The word on the button that does it. */
  submitLabel: string;
  onSubmit: () => void;
  onClose: () => void;
  /** A lesser choice, before the one to take. */
  otherAction?: ReactNode;
  children: ReactNode;
}>;

/** A dialog in which one setting of a registry is changed; afterwards the focus is on the page that goes on. */
export function QuickDialog(props: QuickDialogProps) {
  const { title, saving, submitLabel, onSubmit, onClose, otherAction, children } = props;
  const { isBusy, problem } = saving;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Modal title={title} onClose={onClose} finalFocus={() => (saving.isSaved() ? focusableContent() : true)}>
      <form onSubmit={submit}>
        {children}
        <div aria-live="polite" className="text-xs wrap-anywhere">
          {problem === null ? null : (
            <p className="mt-3">
              <ProblemStatus problem={problem} />
            </p>
          )}
        </div>
        <ModalActions>
          {otherAction ?? <Button onClick={onClose}>Cancel</Button>}
          <Button type="submit" variant="primary" aria-disabled={isBusy}>
            {submitLabel}
          </Button>
        </ModalActions>
      </form>
    </Modal>
  );
}
