'use client';

import { useState } from 'react';
import { knownMachines } from '@/lib/resolve/known-machines';
import { knownHost, type ListedHost, mostHosts, usualHosts } from '@/lib/resolve/listed-host';
import { PlatformLabel } from '../platform/platform-label';
import { Button } from '../ui/button';
import { Modal, ModalActions } from '../ui/modal';
import { VerbatimText } from '../ui/verbatim-text';
import { hostName } from './host-name';
import { withHosts } from './use-resolve-selection';

type HostChooserProps = Readonly<{
  hosts: readonly ListedHost[];
  onHosts: (hosts: readonly ListedHost[]) => void;
  onClose: () => void;
}>;

/** Which machines stand in the table: those that were added, and those that are known. It changes as one ticks. */
export function HostChooser({ hosts, onHosts, onClose }: HostChooserProps) {
  // Ticks come faster than the address changes; and what is unticked stays in sight, to be taken back.
  const [chosen, setChosen] = useState(hosts);
  const [atFirst] = useState(hosts);
  const change = (next: readonly ListedHost[]) => {
    setChosen(next);
    onHosts(next);
  };
  const listed = new Set(chosen.map(({ id }) => id));
  const known = knownMachines.map(knownHost);
  const added = atFirst.filter(({ id }) => known.every((machine) => machine.id !== id));
  const toggle = (host: ListedHost) =>
    change(listed.has(host.id) ? chosen.filter(({ id }) => id !== host.id) : withHosts(chosen, [host]));
  const choices = (of: readonly ListedHost[]) =>
    of.map((host) => (
      <label
        key={host.id}
        className="flex min-h-7 items-center gap-2 border-b border-line max-md:min-h-11 max-md:flex-wrap"
      >
        <input
          type="checkbox"
          checked={listed.has(host.id)}
          onChange={() => toggle(host)}
          className="size-3.5 flex-none accent-action"
        />
        <span className="min-w-0 flex-1 wrap-anywhere">
          <VerbatimText>{hostName(host)}</VerbatimText>
          {host.note === '' ? null : <span className="ml-1.5 text-2xs text-ink-3 max-md:hidden">{host.note}</span>}
        </span>
        <PlatformLabel platform={host.platform} />
      </label>
    ));
  return (
    <Modal title="Choose hosts" onClose={onClose}>
      <p className="text-xs text-ink-2">
        {chosen.length} of at most {mostHosts} in the table. The address of the page carries them.
      </p>
      {added.length === 0 ? null : (
        <fieldset className="mt-3">
          <legend className="mb-1 font-medium">Added</legend>
          {choices(added)}
        </fieldset>
      )}
      <fieldset className="mt-3">
        <legend className="mb-1 font-medium">Known machines</legend>
        {choices(known)}
      </fieldset>
      <ModalActions>
        <Button onClick={() => change(usualHosts)}>The usual {usualHosts.length}</Button>
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </ModalActions>
    </Modal>
  );
}
