'use client';

import { Activity } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';
import { ProblemStatus } from '../problem/problem-status';
import { Button } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { draftFault } from './registry-draft';
import { RemoveRegistryDialog } from './remove-registry-dialog';
import { TrustEditor } from './trust-editor';
import type { RegistrySettings } from './use-registry-settings';

type RegistryPaneProps = Readonly<{
  settings: RegistrySettings;
  /** What it is called where the host stands elsewhere; else the host. */
  title?: string;
  /** The heading takes the focus when the keys lead here. */
  heading?: RefObject<HTMLHeadingElement | null>;
  /** What stands at the end of the head. */
  children?: ReactNode;
  onRemoved: () => void;
  className?: string;
}>;

/** The settings of one registry: what is saved, what is not yet, and the way to try it. */
export function RegistryPane({ settings, title, heading, children, onRemoved, className = '' }: RegistryPaneProps) {
  const { host, registry, draft, changes, busy, problem } = settings;
  const [isRemoving, setRemoving] = useState(false);
  const fault = draftFault(draft);
  const canSave = fault === null && busy === null && (changes > 0 || registry === null);
  return (
    <aside aria-label={`Settings of ${host}`} className={`flex min-h-0 min-w-0 flex-col ${className}`}>
      <div className="flex min-h-13 items-center gap-2.5 border-b border-line-strong pr-6 pl-5 max-md:px-4 max-md:py-1">
        <h2
          ref={heading}
          tabIndex={-1}
          className={`min-w-0 text-md wrap-anywhere outline-none ${title ? '' : 'mono font-medium tracking-[-0.02em]'}`}
        >
          {title ?? host}
        </h2>
        {changes === 0 ? null : (
          <span className="rounded-1 border border-line-strong px-1.5 text-2xs whitespace-nowrap text-ink-2">
            {changes === 1 ? '1 change not saved' : `${changes} changes not saved`}
          </span>
        )}
        <div className="ml-auto flex items-center gap-0.5">{children}</div>
      </div>
      <div className="min-h-0 flex-1 overflow-auto pr-6 pb-2 pl-5 max-md:overflow-visible max-md:px-4">
        <TrustEditor key={host} registry={registry} draft={draft} onEdit={settings.edit} />
        <div aria-live="polite" className="pt-2 text-xs wrap-anywhere">
          {problem === null ? null : <ProblemStatus problem={problem} />}
          {problem === null && changes > 0 && fault !== null ? <span className="text-ink-3">{fault}</span> : null}
        </div>
      </div>
      <div className="flex h-13 flex-none items-center gap-1.5 border-t border-line-strong pr-6 pl-5 max-md:sticky max-md:bottom-0 max-md:z-(--z-bar) max-md:h-auto max-md:bg-chrome max-md:px-4 max-md:py-2.5">
        {registry?.isStored ? (
          <Button variant="danger" onClick={() => setRemoving(true)} aria-disabled={busy !== null}>
            Remove
          </Button>
        ) : null}
        {changes > 0 ? (
          <Button variant="ghost" onClick={settings.discard}>
            Discard
          </Button>
        ) : null}
        <span className="flex-1 max-md:hidden" />
        <Button
          icon={Activity}
          className="max-md:flex-1"
          aria-disabled={busy !== null}
          onClick={() => busy === null && settings.runTest()}
        >
          {busy === 'test' ? 'Testing' : 'Test'}
          <span className="max-md:hidden">
            <Kbd>T</Kbd>
          </span>
        </Button>
        <Button
          variant="primary"
          className="max-md:flex-1 aria-disabled:border-line-strong aria-disabled:bg-sunken aria-disabled:text-ink-3!"
          aria-disabled={!canSave}
          onClick={() => canSave && void settings.save()}
        >
          {busy === 'save' ? 'Saving' : 'Save'}
          <span className="max-md:hidden">
            <Kbd>⌘S</Kbd>
          </span>
        </Button>
      </div>
      {isRemoving ? (
        <RemoveRegistryDialog
          settings={settings}
          onClose={(removed) => {
            setRemoving(false);
            if (removed) onRemoved();
          }}
        />
      ) : null}
    </aside>
  );
}
