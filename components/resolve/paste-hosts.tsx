'use client';

import { type FormEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { counted } from '@/lib/display/counted';
import { engineName } from '@/lib/resolve/engine';
import { type ListedHost, pastedHost } from '@/lib/resolve/listed-host';
import { type HostGroup, parseHosts } from '@/lib/resolve/parse-hosts';
import { PlatformLabel } from '../platform/platform-label';
import { Button } from '../ui/button';
import { Modal, ModalActions } from '../ui/modal';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

type PasteHostsProps = Readonly<{
  /** Takes the hosts into the table, beside those that are there or in their place. */
  onTake: (hosts: readonly ListedHost[], how: 'beside' | 'instead') => void;
  onClose: () => void;
}>;

/** Reads hosts from what their tools print, and says what was read and what was not before anything changes. */
export function PasteHosts({ onTake, onClose }: PasteHostsProps) {
  const id = useId();
  const [text, setText] = useState('');
  const read = useDeferredValue(text);
  const { groups, unread } = useMemo(() => parseHosts(read), [read]);
  const hosts = groups.map(pastedHost);
  const take = (how: 'beside' | 'instead') => {
    if (hosts.length === 0) return;
    onTake(hosts, how);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take('beside');
  };
  return (
    <Modal title="Paste hosts" onClose={onClose}>
      <form onSubmit={submit}>
        <label htmlFor={id} className="block text-xs text-ink-2">
          What <code>docker info</code>, <code>docker version</code>, <code>kubectl get nodes -o json</code> or{' '}
          <code>uname -a</code> print, or platforms, one a line. It is read here and sent nowhere.
        </label>
        <textarea
          id={id}
          value={text}
          onChange={(event) => setText(event.target.value)}
          rows={8}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: it is the one field of a dialog that was just opened.
          autoFocus
          className="mono mt-1.5 w-full rounded-2 border border-line-control bg-canvas px-2 py-1.5"
        />
        <div aria-live="polite" className="mt-2 grid gap-2 text-xs wrap-anywhere">
          {groups.length === 0 ? null : (
            <ul aria-label="Read" className="border-t border-line-strong">
              {groups.map((group, at) => (
                <ReadGroup key={hosts[at]?.id} group={group} />
              ))}
            </ul>
          )}
          {unread.map((sentence) => (
            <Status key={sentence} tone="warn" wraps>
              <VerbatimText>{sentence}</VerbatimText>
            </Status>
          ))}
        </div>
        <ModalActions>
          <Button aria-disabled={hosts.length === 0} onClick={() => take('instead')}>
            Show only these
          </Button>
          <Button type="submit" variant="primary" aria-disabled={hosts.length === 0}>
            Add {hosts.length === 0 ? 'hosts' : counted(hosts.length, 'host', 'hosts')}
          </Button>
        </ModalActions>
      </form>
    </Modal>
  );
}

const namesShown = 3;

function ReadGroup({ group: { platform, names, count, engine, notes } }: Readonly<{ group: HostGroup }>) {
  const rest = names.length - namesShown;
  const named = rest > 0 ? [...names.slice(0, namesShown), `${rest} more`] : names;
  return (
    <li className="border-b border-line py-1.5">
      <span className="flex flex-wrap items-baseline gap-x-3">
        <Status tone="ok">{counted(count, 'machine', 'machines')}</Status>
        <PlatformLabel platform={platform} />
        {engine === null ? null : <span className="text-ink-2">{engineName(engine)}</span>}
      </span>
      {named.length === 0 ? null : (
        <span className="block text-2xs text-ink-3">
          <VerbatimText>{named.join(', ')}</VerbatimText>
        </span>
      )}
      {notes.map((note) => (
        <span key={note} className="block text-2xs text-ink-2">
          <VerbatimText>{note}</VerbatimText>
        </span>
      ))}
    </li>
  );
}
