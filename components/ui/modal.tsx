'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ComponentProps, type ReactNode, useRef } from 'react';
import { IconButton } from './button';

type ModalProps = Readonly<{
  title: ReactNode;
  onClose: () => void;
  /** Where the focus goes when it closes; the element that had it, unless told otherwise. */
  finalFocus?: ComponentProps<typeof Dialog.Popup>['finalFocus'];
  children: ReactNode;
}>;

/** A dialog with one question, open while it is in the document; its first field has the focus. */
export function Modal({ title, onClose, finalFocus, children }: ModalProps) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-(--z-dialog) bg-scrim" />
        <Dialog.Popup
          initialFocus={() => content.current?.querySelector<HTMLElement>('input, [type="submit"]') ?? true}
          finalFocus={finalFocus}
          className="fixed top-1/2 left-1/2 z-(--z-dialog) max-h-[90vh] w-120 max-w-[calc(100vw-32px)] -translate-1/2 overflow-auto rounded-3 bg-raised p-5 shadow-menu max-md:p-4"
        >
          <div className="mb-2 flex items-start justify-between gap-4 max-md:items-center">
            <Dialog.Title className="pt-1 text-md wrap-anywhere">{title}</Dialog.Title>
            <Dialog.Close render={<IconButton icon={X} label="Close" />} />
          </div>
          <div ref={content}>{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The foot of a dialog: its actions, the one to take last. Below `md` they share the width. */
export function ModalActions({ children }: Readonly<{ children: ReactNode }>) {
  return <div className="mt-4 flex flex-wrap justify-end gap-1.5 max-md:*:flex-1">{children}</div>;
}
