import type { ComponentProps } from 'react';
import { Button } from './button';
import { Modal, ModalActions } from './modal';
import { VerbatimText } from './verbatim-text';

type NoticeModalProps = Readonly<{ text: string }> & Omit<ComponentProps<typeof Modal>, 'children'>;

/** A dialog that tells something, and asks nothing. */
export function NoticeModal({ text, onClose, ...modal }: NoticeModalProps) {
  return (
    <Modal {...modal} onClose={onClose}>
      <p role="alert">
        <VerbatimText>{text}</VerbatimText>
      </p>
      <ModalActions>
        <Button onClick={onClose}>Close</Button>
      </ModalActions>
    </Modal>
  );
}
