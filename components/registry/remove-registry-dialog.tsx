'use client';

import { Button } from '../ui/button';
import { Modal, ModalActions } from '../ui/modal';
import type { RegistrySettings } from './use-registry-settings';

type RemoveRegistryDialogProps = Readonly<{ settings: RegistrySettings; onClose: (removed: boolean) => void }>;

/** Asks before the settings of a registry, and the account with them, are forgotten. */
export function RemoveRegistryDialog({ settings, onClose }: RemoveRegistryDialogProps) {
  const { host, registry, busy } = settings;
  const account = registry?.account.kind === 'stored' ? `, the account “${registry.account.username}” with them` : '';
  return (
    <Modal title={`Remove ${host}?`} onClose={() => onClose(false)}>
      <p className="text-ink-2 wrap-anywhere">
        Its settings are forgotten{account}. Nothing changes at the registry: its images can be inspected as before,
        with what “docker login” saved and public CAs.
      </p>
      <ModalActions>
        <Button onClick={() => onClose(false)}>Keep</Button>
        <Button
          variant="danger"
          aria-disabled={busy !== null}
          onClick={() => busy === null && void settings.remove().then(onClose)}
        >
          Remove
        </Button>
      </ModalActions>
    </Modal>
  );
}
