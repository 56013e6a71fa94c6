'use client';

import { Plus } from 'lucide-react';
import { isAttached } from '@/lib/draft/move-entry';
import type { DraftSelection, DraftTab } from '@/lib/routes';
import { Button } from '../ui/button';
import { SectionHead } from '../ui/section-head';
import { draftChanges } from './draft-change';
import { DraftFindings } from './draft-findings';
import { EntryTable } from './entry-table';
import { HostEffectsSection } from './host-effects-section';
import { IndexFields } from './index-fields';
import { PlatformStrip } from './platform-strip';
import { PreviewText } from './preview-text';
import { PushPlanList } from './push-plan-list';
import { SameWith } from './same-with';
import { missingSiblings, siblingGroups } from './sibling-rows';
import { SourceList } from './source-list';
import type { DraftEditing } from './use-draft';
import type { EntryActions } from './use-entry-actions';
import type { PushingDraft } from './use-push-draft';
import { useDraftSiblings } from './use-siblings';

type DraftPanesProps = Readonly<{
  editing: DraftEditing;
  pushing: PushingDraft;
  actions: EntryActions;
  selection: DraftSelection;
  onSelect: (change: Partial<DraftSelection>) => void;
  onAdd: () => void;
}>;

/** Sources, entries, and what a push writes, side by side; narrow screens do without the first, small ones show one at a time. */
export function DraftPanes({ editing, pushing, actions, selection, onSelect, onAdd }: DraftPanesProps) {
  const { draft, edit } = editing;
  const { entry, tab = 'entries', preview } = selection;
  const changes = draftChanges(draft);
  const images = draft.entries.filter((one) => !isAttached(one, draft.entries));
  const siblings = useDraftSiblings(draft);
  const groups = siblingGroups(images, siblings);
  const missing = missingSiblings(groups, [...images.map(({ platform }) => platform), ...draft.removed]);
  const shownAt = (name: DraftTab) => (tab === name ? '' : 'max-md:hidden');
  return (
    <div className="grid min-h-0 flex-1 max-md:block max-md:pb-20 lg:grid-cols-[minmax(0,1fr)_400px] lg:grid-rows-[minmax(0,1fr)] min-[1280px]:grid-cols-[240px_minmax(0,1fr)_400px]">
      <div
        className={`min-h-0 px-6 py-3 max-md:px-4 min-[1280px]:overflow-y-auto min-[1280px]:border-r min-[1280px]:border-line-strong max-[1280px]:md:hidden ${shownAt('sources')}`}
      >
        <SourceList
          draft={draft}
          siblings={groups}
          notes={siblings?.notes ?? []}
          isSaving={editing.isSaving}
          onEdit={edit}
          onSelect={(id) => onSelect({ entry: id, tab: undefined })}
        />
      </div>
      <section
        aria-labelledby="draft-entries"
        className={`min-h-0 min-w-0 px-4 py-3 pb-6 lg:overflow-y-auto ${shownAt('entries')}`}
      >
        <SectionHead id="draft-entries" title="Entries" note="press a value to change it">
          <Button icon={Plus} onClick={onAdd}>
            Add entry
          </Button>
        </SectionHead>
        {images.length === 0 ? (
          <p className="border-t-[1.5px] border-line-ink py-3 text-ink-2">
            The draft has no entries. Add images: references, an index, or what a tool prints.
          </p>
        ) : (
          <>
            <PlatformStrip images={images} removed={draft.removed} missing={missing} />
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
          isDiff={preview === 'diff'}
          onDiff={(next) => onSelect({ preview: next ? 'diff' : undefined })}
        />
        <DraftFindings draft={draft} onFix={(fix) => edit(changes.fix(fix))} />
        <PushPlanList pushing={pushing} />
        <SameWith draft={draft} tool={selection.tool} onTool={(tool) => onSelect({ tool })} />
      </aside>
    </div>
  );
}
