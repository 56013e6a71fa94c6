'use client';

import { ClipboardPaste, ListChecks, Plus } from 'lucide-react';
import { type FormEvent, type RefObject, useState } from 'react';
import type { ListedHost } from '@/lib/resolve/listed-host';
import { pastedHost } from '@/lib/resolve/listed-host';
import { parseHosts } from '@/lib/resolve/parse-hosts';
import { Button } from '../ui/button';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

type HostBarProps = Readonly<{
  field: RefObject<HTMLInputElement | null>;
  onAdd: (hosts: readonly ListedHost[]) => void;
  onChoose: () => void;
  onPaste: () => void;
}>;

/** The ways to bring a host into the table: type its platform, choose it among the known machines, paste what it prints. */
export function HostBar({ field, onAdd, onChoose, onPaste }: HostBarProps) {
  const [text, setText] = useState('');
  const [isRequested, setIsRequested] = useState(false);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { groups, unread } = parseHosts(text);
    setFaults(text.trim() === '' ? ['Type a platform, such as linux/arm/v7.'] : unread);
    if (groups.length === 0) return;
    onAdd(groups.map((group) => ({ ...group, isRequested })).map(pastedHost));
    setText('');
  };
  return (
    <form onSubmit={submit} className="py-3 max-md:order-4 max-md:px-4 max-md:pt-6">
      <div className="flex flex-wrap items-center gap-1.5">
        <label htmlFor="host" className="mr-1 font-medium">
          Try a host
        </label>
        <input
          ref={field}
          id="host"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setFaults([]);
          }}
          placeholder="linux/arm/v7"
          aria-describedby="host-faults"
          aria-invalid={faults.length > 0}
          aria-keyshortcuts="A"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          className="mono h-7 w-40 rounded-2 border border-line-control bg-canvas px-2 placeholder:text-ink-3 max-md:h-11 max-md:w-auto max-md:min-w-0 max-md:flex-1"
        />
        <Button type="submit" icon={Plus}>
          Add
        </Button>
        <label className="mx-1.5 inline-flex min-h-6 items-center gap-1.5 text-ink-2 max-md:min-h-11 max-md:w-full">
          <input
            type="checkbox"
            checked={isRequested}
            onChange={(event) => setIsRequested(event.target.checked)}
            className="size-3.5 accent-action"
          />
          as <code>--platform</code>
        </label>
        <span className="ml-auto flex gap-1.5 max-md:ml-0 max-md:w-full max-md:*:flex-1">
          <Button icon={ListChecks} aria-haspopup="dialog" aria-keyshortcuts="H" onClick={onChoose}>
            Choose hosts
          </Button>
          <Button icon={ClipboardPaste} aria-haspopup="dialog" aria-keyshortcuts="P" onClick={onPaste}>
            Paste
          </Button>
        </span>
      </div>
      <div id="host-faults" aria-live="polite" className="mt-1.5 grid text-xs wrap-anywhere empty:hidden">
        {faults.map((fault) => (
          <Status key={fault} tone="danger" wraps>
            <VerbatimText>{fault}</VerbatimText>
          </Status>
        ))}
      </div>
    </form>
  );
}
