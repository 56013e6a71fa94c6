'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { DraftView } from '@/lib/contract/draft';
import { isAttached } from '@/lib/draft/move-entry';
import { draftTabs } from '@/lib/routes';
import { Button } from '../ui/button';
import { SectionHead } from '../ui/section-head';
import { Segmented } from '../ui/segmented';
import { AddEntriesDialog } from './add-entries-dialog';
import { DiscardDialog } from './discard-dialog';
import { draftChanges } from './draft-change';
import { DraftFacts } from './draft-facts';
import { DraftFindings } from './draft-findings';
import { DraftHeader, PushButton } from './draft-header';
import { DraftStatusBar } from './draft-status-bar';
import { EditNotices } from './edit-notices';
import { EntryDialogs } from './entry-dialogs';
import { EntryTable } from './entry-table';
import { HostEffectsSection } from './host-effects-section';
import { IndexFields } from './index-fields';
import { MovedTag } from './moved-tag';
import { PlatformStrip } from './platform-strip';
import { PreviewText } from './preview-text';
import { PushPlanList } from './push-plan-list';
import { SourceList } from './source-list';
import { useDraft } from './use-draft';
import { useDraftCommands } from './use-draft-commands';
import { useDraftSelection } from './use-draft-selection';
import { useEntryActions } from './use-entry-actions';
import { usePushDraft } from './use-push-draft';

/** An index that is composed: sources, entries, and the result before it exists. Below `md` one of the three at a time. */
export function DraftPage({ initial }: Readonly<{ initial: DraftView }>) {
  const editing = useDraft(initial);
  const { draft, edit } = editing;
  const pushing = usePushDraft(editing);
  const [{ entry, tab = 'entries', preview }, select] = useDraftSelection(draft.id);
  const { actions, question, close } = useEntryActions(editing, (id) => select({ entry: id }));
  const [dialog, setDialog] = useState<'add' | 'discard' | null>(null);
  const changes = draftChanges(draft);
  const isDiff = preview === 'diff';
  const images = draft.entries.filter((one) => !isAttached(one, draft.entries));
  useDraftCommands({
    onAdd: () => setDialog('add'),
    onUndo: draft.canUndo ? () => edit(changes.step('undo')) : null,
    onRedo: draft.canRedo ? () => edit(changes.step('redo')) : null,
    onDiff: () => select({ preview: isDiff ? undefined : 'diff' }),
    onPush: pushing.push,
  });
  const shownAt = (name: typeof tab) => (tab === name ? '' : 'max-md:hidden');

  return (
    <>
      <main id="main" className="flex flex-col lg:overflow-hidden">
        <DraftHeader editing={editing} pushing={pushing} onDiscard={() => setDialog('discard')}>
          <DraftFacts draft={draft} plan={pushing.plan} />
        </DraftHeader>
        <EditNotices editing={editing} />
        <MovedTag draft={draft} pushing={pushing} />
        <div className="px-4 pt-3 md:hidden [&_fieldset]:flex [&_label]:flex-1 [&_label]:justify-center">
          <Segmented
            label="What to show"
            value={tab}
            segments={draftTabs.map((value) => ({ value, label: tabName(value, images.length) }))}
            onChange={(value) => select({ tab: value })}
          />
        </div>
        <div className="grid min-h-0 flex-1 max-md:block max-md:pb-20 lg:grid-cols-[minmax(0,1fr)_400px] lg:grid-rows-[minmax(0,1fr)] min-[1280px]:grid-cols-[240px_minmax(0,1fr)_400px]">
          <div
            className={`min-h-0 px-6 py-3 max-md:px-4 min-[1280px]:overflow-y-auto min-[1280px]:border-r min-[1280px]:border-line-strong max-[1280px]:md:hidden ${shownAt('sources')}`}
          >
            <SourceList draft={draft} onSelect={(id) => select({ entry: id })} />
          </div>
          <section
            aria-labelledby="draft-entries"
            className={`min-h-0 min-w-0 px-4 py-3 pb-6 lg:overflow-y-auto ${shownAt('entries')}`}
          >
            <SectionHead id="draft-entries" title="Entries" note="press a value to change it">
              <Button icon={Plus} onClick={() => setDialog('add')}>
                Add entry
              </Button>
            </SectionHead>
            {images.length === 0 ? (
              <p className="border-t-[1.5px] border-line-ink py-3 text-ink-2">
                The draft has no entries. Add images: references, an index, or what a tool prints.
              </p>
            ) : (
              <>
                <PlatformStrip images={images} removed={draft.removed} />
                <EntryTable editing={editing} actions={actions} selected={entry} />
              </>
            )}
            <HostEffectsSection draft={draft} />
            <IndexFields editing={editing} />
          </section>
          <aside
            aria-label="What a push writes"
            className={`min-h-0 px-4 py-3 max-lg:md:border-t-8 max-lg:md:border-sunken lg:overflow-y-auto lg:border-l lg:border-line-strong ${shownAt('preview')}`}
          >
            <PreviewText
              draft={draft}
              isDiff={isDiff}
              onDiff={(next) => select({ preview: next ? 'diff' : undefined })}
            />
            <DraftFindings draft={draft} onFix={(fix) => edit(changes.fix(fix))} />
            <PushPlanList pushing={pushing} />
          </aside>
        </div>
        <div className="fixed inset-x-0 bottom-0 z-(--z-bar) border-t border-line bg-chrome px-4 py-2.5 md:hidden">
          <PushButton pushing={pushing} className="w-full" />
        </div>
      </main>
      <DraftStatusBar draft={draft} />
      <EntryDialogs editing={editing} actions={actions} question={question} onClose={close} />
      {dialog === 'add' ? (
        <AddEntriesDialog
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
