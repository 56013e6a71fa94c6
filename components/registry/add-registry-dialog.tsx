'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { routes } from '@/lib/routes';
import { Button } from '../ui/button';
import { Modal, ModalActions } from '../ui/modal';
import { TextField } from '../ui/text-field';
import { hasSettingsPane } from './has-settings-pane';
import { hostIn } from './host-in';

/** Asks for the host of a registry; the rest is set where there is room: beside the list, or on a page of its own. */
export function AddRegistryDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [isRefused, setRefused] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const host = hostIn(text);
    setRefused(host === null);
    if (host === null) return;
    onClose();
    router.push(hasSettingsPane() ? routes.registries(host) : routes.registry(host));
  };
  return (
    <Modal title="Add a registry" onClose={onClose}>
      <form onSubmit={submit}>
        <TextField
          label="Host, and the port where it has one"
          placeholder="registry.example:5000"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setRefused(false);
          }}
          aria-invalid={isRefused}
          hint="As it stands at the beginning of a reference. An address such as https://registry.example works as well."
        />
        <p role="alert" className="mt-1 min-h-4 text-xs text-danger">
          {isRefused ? 'That is no host: a name or an address, and a port if need be.' : null}
        </p>
        <ModalActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            Continue
          </Button>
        </ModalActions>
      </form>
    </Modal>
  );
}
