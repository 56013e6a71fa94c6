'use client';

import type { FormEvent } from 'react';
import type { Push } from '@/lib/contract/push';
import { Button } from '../ui/button';
import { Modal, ModalActions } from '../ui/modal';
import { PushedDigest } from './pushed-digest';

type UndoDialogProps = Readonly<{
  push: Pick<Push, 'target' | 'tags' | 'digest' | 'before'>;
  onUndo: () => void;
  onClose: () => void;
}>;

/** Asks once whether a push is to be undone, and says what that does. */
export function UndoDialog({ push, onUndo, onClose }: UndoDialogProps) {
  const { target, tags, digest, before } = push;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onUndo();
    onClose();
  };
  return (
    <Modal title="Undo this push?" onClose={onClose}>
      <form onSubmit={submit}>
        <p className="mono mb-2 text-ink-2 wrap-anywhere">
          {target}
          {tags.length > 1 ? ` and ${tags.slice(1).join(', ')}` : ''}
        </p>
        <p className="mb-2 flex items-center gap-2">
          <PushedDigest digest={digest} absent="no tag" />
          <span className="text-ink-3">becomes</span>
          <PushedDigest digest={before} absent="no tag" />
        </p>
        <p className="text-ink-2">
          {before === null
            ? 'The tag was new: it is deleted, where the registry can do that. What it names stays.'
            : 'The tag points to what it did before, byte by byte. What was pushed stays, by its digest.'}{' '}
          If somebody has moved the tag since, nothing is written.
        </p>
        <ModalActions>
          <Button onClick={onClose}>Keep the push</Button>
          <Button type="submit" variant="primary">
            Undo the push
          </Button>
        </ModalActions>
      </form>
    </Modal>
  );
}
