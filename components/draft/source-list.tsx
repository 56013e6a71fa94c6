'use client';

import { useEffect, useState } from 'react';
import type { DraftEntryView, DraftView } from '@/lib/contract/draft';
import { counted } from '@/lib/display/counted';
import { PlatformLabel } from '../platform/platform-label';
import { DigestLabel } from '../reference/digest-label';
import { SectionHead } from '../ui/section-head';
import { VerbatimText } from '../ui/verbatim-text';
import { type DraftChange, draftChanges } from './draft-change';
import { SiblingList } from './sibling-list';
import type { SiblingGroup, SiblingRow } from './sibling-rows';
import { sourceParts } from './source-parts';

type SourceListProps = Readonly<{
  draft: DraftView;
  siblings: readonly SiblingGroup[];
  notes: readonly string[];
  isSaving: boolean;
  onEdit: (change: DraftChange) => void;
  onSelect: (id: string) => void;
}>;

/** Where the entries come from: siblings that were found, be they in the draft or not, the others by the place that holds them. */
export function SourceList({ draft, siblings, notes, isSaving, onEdit, onSelect }: SourceListProps) {
  const images = draft.entries.filter(({ attests }) => attests === null);
  const listed = new Set(siblings.flatMap(({ rows }) => rows.flatMap(({ entries }) => entries)));
  const groups = groupByPlace(
    images.filter((entry) => !listed.has(entry)),
    draft.target,
  );
  const toggled = useToggled(isSaving);
  const changes = draftChanges(draft);
  const toggle = (row: SiblingRow, isIn: boolean) => {
    toggled.set(row.reference, isIn);
    if (isIn) onEdit(changes.add([row.reference], true));
    else for (const entry of row.entries) onEdit(changes.remove(entry));
  };
  return (
    <section aria-labelledby="draft-sources">
      <SectionHead id="draft-sources" title="Sources" note={`${images.length} in use`} />
      <SiblingList
        groups={siblings}
        notes={notes}
        target={draft.target}
        isIn={({ reference, entries }) => toggled.get(reference) ?? entries.length > 0}
        onToggle={toggle}
        below={({ entries }) =>
          entries.length === 0
            ? null
            : entries.map((entry) => <EntryFacts key={entry.id} entry={entry} onSelect={onSelect} />)
        }
      />
      {[...groups].map(([place, entries]) => (
        <div key={place} className="mb-3">
          <h3 className="flex justify-between gap-2 border-b border-line py-1 text-2xs text-ink-3">
            <VerbatimText>{place}</VerbatimText>
            <span className="whitespace-nowrap">{counted(entries.length, 'manifest', 'manifests')}</span>
          </h3>
          <ul>
            {entries.map((entry) => (
              <li key={entry.id} className="border-b border-line">
                <SourceButton entry={entry} target={draft.target} onSelect={onSelect} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

type EntryProps = Readonly<{ entry: DraftEntryView; onSelect: (id: string) => void }>;

function SourceButton({ entry, target, onSelect }: EntryProps & Readonly<{ target: string | null }>) {
  return (
    <button
      type="button"
      onClick={() => onSelect(entry.id)}
      className="block w-full min-w-0 py-1.5 text-left hover:bg-hover max-md:min-h-11"
    >
      <span className="mono block truncate" title={entry.source}>
        <VerbatimText>{sourceParts(entry.source, target).name}</VerbatimText>
      </span>
      <PlatformAndDigest entry={entry} />
    </button>
  );
}

/** What an entry of a sibling is; pressed, it is selected. */
function EntryFacts({ entry, onSelect }: EntryProps) {
  return (
    <button
      type="button"
      onClick={() => onSelect(entry.id)}
      className="block min-h-6 w-full text-left hover:bg-hover max-md:min-h-11"
    >
      <PlatformAndDigest entry={entry} />
    </button>
  );
}

function PlatformAndDigest({ entry: { platform, digest } }: Readonly<{ entry: DraftEntryView }>) {
  return (
    <span className="flex flex-wrap items-center gap-x-2.5 text-2xs">
      {platform === null ? null : <PlatformLabel platform={platform} />}
      <DigestLabel digest={digest} size="sm" />
    </span>
  );
}

/** What was checked or unchecked, shown at once until it is saved. */
function useToggled(isSaving: boolean) {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  useEffect(() => {
    if (!isSaving) setToggled(new Map());
  }, [isSaving]);
  return {
    get: (reference: string) => toggled.get(reference),
    set: (reference: string, isIn: boolean) => setToggled(new Map([...toggled, [reference, isIn]])),
  };
}

function groupByPlace(entries: readonly DraftEntryView[], target: string | null) {
  const groups = new Map<string, DraftEntryView[]>();
  for (const entry of entries) {
    const place = sourceParts(entry.source, target).place ?? 'beside the target';
    groups.set(place, [...(groups.get(place) ?? []), entry]);
  }
  return groups;
}
