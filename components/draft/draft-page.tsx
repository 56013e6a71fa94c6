'use client';

import { Layers } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { DraftView } from '@/lib/contract/draft';
import { isAttached } from '@/lib/draft/move-entry';
import { draftTabs } from '@/lib/routes';
import { Button } from '../ui/button';
import { Segmented } from '../ui/segmented';
import { AddEntriesDialog } from './add-entries-dialog';
import { DiscardDialog } from './discard-dialog';
import { draftChanges } from './draft-change';
import { DraftFacts } from './draft-facts';
import { DraftHeader, PushButton } from './draft-header';
import { DraftPanes } from './draft-panes';
import { DraftStatusBar } from './draft-status-bar';
import { EditNotices } from './edit-notices';
import { EntryDialogs } from './entry-dialogs';
import { useDraft } from './use-draft';
import { useDraftCommands } from './use-draft-commands';
import { useDraftSelection } from './use-draft-selection';
import { useEntryActions } from './use-entry-actions';
import { usePushDraft } from './use-push-draft';

// Its script comes with the first conflict.
const MergeView = dynamic(() => import('../merge/merge-view').then((module) => module.MergeView));

/** An index that is composed: sources, entries, and the result before it exists. Below `md` one of the three at a time. */
export function DraftPage({ initial }: Readonly<{ initial: DraftView }>) {
  const editing = useDraft(initial);
  const { draft, edit } = editing;
  const pushing = usePushDraft(editing);
  const [selection, select] = useDraftSelection(draft.id);
  const { actions, question, close } = useEntryActions(editing, (id) => select({ entry: id }));
  const [dialog, setDialog] = useState<'add' | 'discard' | null>(null);
  const changes = draftChanges(draft);
  const imageCount = draft.entries.filter((one) => !isAttached(one, draft.entries)).length;
  useDraftCommands({
    onAdd: () => setDialog('add'),
    onUndo: draft.canUndo ? () => edit(changes.step('undo')) : null,
    onRedo: draft.canRedo ? () => edit(changes.step('redo')) : null,
    onDiff: () => select({ preview: selection.preview === 'diff' ? undefined : 'diff' }),
    onPush: pushing.isMoved ? null : pushing.push,
  });

  return (
    <>
      <main id="main" className="flex flex-col lg:overflow-hidden">
        <DraftHeader editing={editing} pushing={pushing} onDiscard={() => setDialog('discard')}>
          <DraftFacts draft={draft} plan={pushing.plan} />
        </DraftHeader>
        <EditNotices editing={editing} />
        {pushing.isMoved ? (
          <MergeView draft={draft.id} isPurged={pushing.isPurged} note="Nothing was written." onTheirs={pushing.settle}>
            <Button icon={Layers} onClick={pushing.settle}>
              Back to the draft
            </Button>
          </MergeView>
        ) : (
          <>
            <div className="px-4 pt-3 md:hidden [&_fieldset]:flex [&_label]:flex-1 [&_label]:justify-center">
              <Segmented
                label="What to show"
                value={selection.tab ?? 'entries'}
                segments={draftTabs.map((value) => ({ value, label: tabName(value, imageCount) }))}
                onChange={(value) => select({ tab: value })}
              />
            </div>
            <DraftPanes
              editing={editing}
              pushing={pushing}
              actions={actions}
              selection={selection}
              onSelect={select}
              onAdd={() => setDialog('add')}
            />
            <div className="fixed inset-x-0 bottom-0 z-(--z-bar) border-t border-line bg-chrome px-4 py-2.5 md:hidden">
              <PushButton pushing={pushing} className="w-full" />
            </div>
          </>
        )}
      </main>
      <DraftStatusBar draft={draft} />
      <EntryDialogs editing={editing} actions={actions} question={question} onClose={close} />
      {dialog === 'add' ? (
        <AddEntriesDialog
          draft={draft}
          onAdd={(sources, amend) => edit(changes.add(sources, amend))}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'discard' ? <DiscardDialog draft={draft} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function tabName(tab: (typeof draftTabs)[number], count: number): string {
  return { entries: `Entries ${count}`, sources: 'Sources', preview: 'Preview' }[tab];
}
