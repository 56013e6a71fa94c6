'use client';

import { SearchX, Tags } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useMemo, useRef, useState } from 'react';
import { counted } from '@/lib/display/counted';
import { type Reference, repositoryOf } from '@/lib/oci/reference';
import type { RepositorySelection } from '@/lib/routes';
import { Button } from '../ui/button';
import { StatePanel } from '../ui/state-panel';
import { FilterBar } from './filter-bar';
import { ReadingBar } from './reading-bar';
import { SelectionBar } from './selection-bar';
import { SiblingRepositories } from './sibling-repositories';
import type { TagListing } from './tag-listing';
import { TagTable } from './tag-table';
import type { useBackgroundReading } from './use-background-reading';
import type { SelectionChange } from './use-repository-selection';
import { useSiblingRepositories } from './use-sibling-repositories';
import { useTagActions } from './use-tag-actions';
import { useTagKeys } from './use-tag-keys';
import type { TagReading } from './use-tag-rows';
import { useTagSelection } from './use-tag-selection';
import type { TagsView } from './use-tags-view';

// Its script comes with the first deletion.
const DeleteTagDialog = dynamic(() => import('./delete-tag-dialog').then((module) => module.DeleteTagDialog));

type TagsPaneProps = Readonly<{
  repository: Reference;
  listing: Extract<TagListing, { kind: 'listed' }>;
  view: TagsView;
  reading: TagReading;
  background: ReturnType<typeof useBackgroundReading>;
  selection: RepositorySelection;
  onChange: (change: SelectionChange) => void;
}>;

/** The list of tags with its filters, and what can be done with those that are chosen. */
export function TagsPane({ repository, listing, view, reading, background, selection, onChange }: TagsPaneProps) {
  const { lines, undecided, unread, siblings } = view;
  const { tags } = listing.list;
  const name = repositoryOf(repository);
  const { chosen, active, setActive, choose, chooseSiblings, chooseAll, clear } = useTagSelection(lines);
  const [cleared, setCleared] = useState(0);
  const [deleting, setDeleting] = useState<string | null>(null);
  const router = useRouter();
  const pane = useRef<HTMLDivElement>(null);

  const listAgainWithout = (gone: readonly string[]) => {
    setDeleting(null);
    clear();
    reading.forget(gone);
    router.refresh();
  };
  const activeLine = lines.find(({ tag }) => tag === active) ?? lines[0];
  useTagKeys({
    onToggle: (isRange) => activeLine && choose(activeLine, isRange),
    onClear: clear,
    onEnter: () => pane.current?.querySelector<HTMLElement>('[data-tag][tabindex="0"]')?.focus(),
  });
  useTagActions({ repository: name, tags });

  const siblingRepositories = useSiblingRepositories(repository);
  const chosenTags = useMemo(() => tags.filter((tag) => chosen.has(tag)), [tags, chosen]);
  const failed = useMemo(
    () => [...reading.rows.values()].filter(({ kind }) => kind === null).map(({ tag }) => tag),
    [reading.rows],
  );
  const { inSight } = background;
  const sightUnread = lines.slice(inSight.first, inSight.last + 1).filter(({ tag }) => !reading.rows.has(tag)).length;

  if (tags.length === 0) {
    return (
      <div className="px-6 py-6 max-md:px-4">
        <StatePanel
          icon={Tags}
          title="No tags"
          text="The registry knows this repository and lists no tag of it. What it holds can still be inspected by digest."
        />
      </div>
    );
  }
  const isFiltered = lines.length < tags.length && selection.group === undefined;
  return (
    <div ref={pane} className={`flex min-h-0 flex-1 flex-col ${chosenTags.length > 0 ? 'max-md:pb-40' : ''}`}>
      <FilterBar
        key={cleared}
        tagCount={tags.length}
        columns={view.columns}
        selection={selection}
        onChange={onChange}
      />
      {listing.list.next === null ? null : (
        <p className="mx-6 mb-2.5 text-xs text-warn max-md:mx-4">
          The registry’s list goes on: these are its first {counted(tags.length, 'tag', 'tags')}.
        </p>
      )}
      {repository.kind === 'registry' && siblingRepositories !== null ? (
        <SiblingRepositories
          registry={repository.registry}
          current={repository.repository}
          siblings={siblingRepositories}
        />
      ) : null}
      <ReadingBar
        repository={repository}
        reading={reading}
        plan={background.plan}
        isScarce={listing.isScarce}
        isAgreed={background.isAgreed}
        unreadCount={unread.length}
        unreadInSight={sightUnread}
        failed={failed}
        onReadSeen={background.readSeen}
        onReadAll={background.readAll}
        onStop={background.stop}
      />
      {isFiltered || undecided.length > 0 ? (
        <p role="status" className="mx-6 mb-2 text-xs text-ink-3 max-md:mx-4">
          {lines.length.toLocaleString('en')} of {counted(tags.length, 'tag', 'tags')}
          {undecided.length === 0 ? null : `, ${undecided.length.toLocaleString('en')} not read yet`}
        </p>
      ) : null}
      {lines.length === 0 && undecided.length === 0 ? (
        <div className="border-t-[1.5px] border-line-ink px-6 py-6 max-md:px-4">
          <StatePanel
            icon={SearchX}
            title="No tag fits the filter"
            actions={
              <Button
                onClick={() => {
                  onChange({ text: undefined, kind: undefined, has: undefined, lacks: undefined });
                  setCleared((count) => count + 1);
                }}
              >
                Clear the filter
              </Button>
            }
          />
        </div>
      ) : (
        <TagTable
          repository={name}
          view={view}
          reading={reading}
          order={selection.order ?? 'version'}
          onOrder={(order) => onChange({ order })}
          selected={chosen}
          active={active}
          onActivate={setActive}
          onChoose={choose}
          onChooseSiblings={chooseSiblings}
          onChooseAll={chooseAll}
          onSight={background.onSight}
          isAllRead={unread.length === 0}
          nowMs={Date.parse(listing.listedAt)}
        />
      )}
      {chosenTags.length === 0 ? null : (
        <SelectionBar
          repository={name}
          tags={chosenTags}
          rows={reading.rows}
          siblings={siblings}
          siblingRepositories={
            repository.kind === 'registry' && siblingRepositories !== null
              ? siblingRepositories.members.map((member) => `${repository.registry}/${member.name}`)
              : []
          }
          onChooseSiblings={chooseSiblings}
          onDelete={setDeleting}
          onClear={clear}
        />
      )}
      {deleting === null ? null : (
        <DeleteTagDialog
          repository={name}
          tag={deleting}
          onDeleted={listAgainWithout}
          onClose={() => setDeleting(null)}
        />
      )}
    </div>
  );
}
