'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/button';

type WideDialogProps = Readonly<{ title: string; onClose: () => void; children: ReactNode }>;

/** A dialog with two panes; small screens give it all they have. */
export function WideDialog({ title, onClose, children }: WideDialogProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-(--z-dialog) bg-scrim" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-(--z-dialog) flex max-h-[90vh] w-295 max-w-[calc(100vw-32px)] -translate-1/2 flex-col overflow-hidden rounded-3 bg-raised shadow-menu max-md:inset-0 max-md:max-h-none max-md:w-full max-md:max-w-none max-md:translate-none max-md:rounded-none">
          <div className="flex flex-none items-center justify-between gap-4 border-b border-line px-5 py-2.5 max-md:px-4">
            <Dialog.Title className="text-md">{title}</Dialog.Title>
            <Dialog.Close render={<IconButton icon={X} label="Close" />} />
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
