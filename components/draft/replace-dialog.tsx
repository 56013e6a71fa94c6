'use client';

import { type FormEvent, useId, useState } from 'react';
import type { DraftEntryView } from '@/lib/contract/draft';
import { ReferenceField } from '../reference/reference-field';
import { readTypedReference } from '../reference/typed-reference';
import { Button } from '../ui/button';
import { Modal, ModalActions } from '../ui/modal';
import { draftEntryName } from './draft-entry-name';

type ReplaceDialogProps = Readonly<{
  entry: DraftEntryView;
  onReplace: (source: string) => void;
  onClose: () => void;
}>;

/** Asks for the image that takes the place of an entry. */
export function ReplaceDialog({ entry, onReplace, onClose }: ReplaceDialogProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<unknown>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = readTypedReference(text);
    if (typed.kind === 'invalid') return setFault(typed.problem);
    if (typed.kind !== 'reference') return;
    onReplace(typed.picked);
    onClose();
  };
  return (
    <Modal title={`Replace ${draftEntryName(entry)}`} onClose={onClose}>
      <form onSubmit={submit}>
        <p className="mb-2 text-xs text-ink-2">
          The image takes its place in the order, with the platform that its config says. Attestations of the old one
          go.
        </p>
        <ReferenceField
          id={id}
          label="By"
          value={text}
          fault={fault}
          onChange={(event) => {
            setText(event.target.value);
            setFault(null);
          }}
        />
        <ModalActions>
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" variant="primary">
            Replace
          </Button>
        </ModalActions>
      </form>
    </Modal>
  );
}
