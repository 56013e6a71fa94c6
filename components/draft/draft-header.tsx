'use client';

import { Redo2, Trash2, Undo2, Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBytes } from '@/lib/display/bytes';
import { formatAge } from '@/lib/display/date';
import { Button, IconButton } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { useNow } from '../ui/use-now';
import { draftChanges } from './draft-change';
import { FormatSwitch } from './format-switch';
import { FurtherTags } from './further-tags';
import { TargetField } from './target-field';
import type { DraftEditing } from './use-draft';
import type { PushingDraft } from './use-push-draft';

type DraftHeaderProps = Readonly<{
  editing: DraftEditing;
  pushing: PushingDraft;
  onDiscard: () => void;
  /** The `DraftFacts`. */
  children: ReactNode;
}>;

/** Where the draft goes, as what it is written, and what can be done with it as a whole. */
export function DraftHeader({ editing, pushing, onDiscard, children }: DraftHeaderProps) {
  const { draft, edit, isSaving } = editing;
  const changes = draftChanges(draft);
  return (
    <header className="border-b border-line bg-chrome px-6 pt-3.5 pb-3 max-md:px-4 max-md:py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 max-md:grid">
        <h1 className="text-lg leading-9 tracking-[-0.015em] max-md:sr-only">Compose</h1>
        <TargetField target={draft.target} onChange={(target) => edit(changes.target(target))} />
        <FurtherTags tags={draft.tags} onChange={(tags) => edit(changes.tags(tags))} />
        <FormatSwitch draft={draft} onChange={(format) => edit(changes.format(format))} />
        <span className="flex min-h-9 items-center gap-1 max-md:justify-between">
          <IconButton
            icon={Undo2}
            label="Undo"
            aria-disabled={!draft.canUndo}
            onClick={() => draft.canUndo && edit(changes.step('undo'))}
          />
          <IconButton
            icon={Redo2}
            label="Redo"
            aria-disabled={!draft.canRedo}
            onClick={() => draft.canRedo && edit(changes.step('redo'))}
          />
          <Saved at={draft.updatedAt} isSaving={isSaving} />
          <Button variant="ghost" icon={Trash2} onClick={onDiscard} className="md:hidden">
            Discard
          </Button>
        </span>
        <span className="ml-auto flex min-h-9 items-center gap-1.5 max-md:hidden">
          <Button variant="ghost" onClick={onDiscard}>
            Discard
          </Button>
          <PushButton pushing={pushing} />
        </span>
      </div>
      {children}
    </header>
  );
}

/** The one primary action of the page. */
export function PushButton({ pushing, className = '' }: Readonly<{ pushing: PushingDraft; className?: string }>) {
  const { plan, isReady, isStarting, isMoved, push } = pushing;
  const bytes = plan === null || plan.copyBytes === 0 ? '' : ` ${formatBytes(plan.copyBytes)}`;
  return (
    <Button
      variant="primary"
      size="lg"
      icon={Upload}
      aria-disabled={!isReady || isStarting || isMoved}
      onClick={push}
      className={className}
    >
      {isStarting ? 'Starting' : `Push${bytes}`}
      <span className="max-md:hidden">
        <Kbd>⌘⏎</Kbd>
      </span>
    </Button>
  );
}

function Saved({ at, isSaving }: Readonly<{ at: string; isSaving: boolean }>) {
  const nowMs = useNow(10_000);
  return (
    <span className="px-1 text-xs whitespace-nowrap text-ink-3" suppressHydrationWarning>
      {isSaving ? 'Saving' : `Saved ${formatAge(nowMs - Date.parse(at))}`}
    </span>
  );
}
