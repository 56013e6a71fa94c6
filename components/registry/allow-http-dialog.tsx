'use client';

import { QuickDialog } from './quick-dialog';
import { useQuickSave } from './use-quick-save';

type AllowHttpDialogProps = Readonly<{ registry: string; onClose: (solved: boolean) => void }>;

/** Says what plain http means before it is allowed for `registry`. */
export function AllowHttpDialog({ registry, onClose }: AllowHttpDialogProps) {
  const saving = useQuickSave(registry, () => onClose(true));
  return (
    <QuickDialog
      title={`Allow plain http for ${registry}?`}
      saving={saving}
      submitLabel={saving.isBusy ? 'Saving' : 'Allow plain http'}
      onSubmit={() => saving.save({ http: true }, `Plain http is allowed for ${registry}.`)}
      onClose={() => onClose(false)}
    >
      <p className="text-ink-2">
        Anyone on the path can read what is asked for and change what you see. No account is sent over plain http but on
        this machine. It counts for {registry} only, wherever Polyarch asks it.
      </p>
    </QuickDialog>
  );
}
