'use client';

import type { FormEvent, ReactNode } from 'react';
import type { Problem } from '@/lib/problem/problem';
import { Button } from '../ui/button';
import { Modal, ModalActions } from '../ui/modal';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

type QuickDialogProps = Readonly<{
  title: string;
  isBusy: boolean;
  problem: Problem | null;
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
  const { title, isBusy, problem, submitLabel, onSubmit, onClose, otherAction, children } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Modal title={title} onClose={onClose} finalFocus={focusablePage}>
      <form onSubmit={submit}>
        {children}
        <div aria-live="polite" className="text-xs wrap-anywhere">
          {problem === null ? null : (
            <p className="mt-3">
              <Status tone="danger" wraps>
                <VerbatimText>{[problem.message, problem.hint].filter(Boolean).join(' ')}</VerbatimText>
              </Status>
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

/** The button that opened the dialog may be gone by then; the content is not. */
function focusablePage(): HTMLElement | null {
  const main = document.getElementById('main');
  if (main !== null) {
    main.tabIndex = -1;
    main.style.outline = 'none';
  }
  return main;
}
