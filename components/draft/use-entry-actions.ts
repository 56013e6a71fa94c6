'use client';

import { useState } from 'react';
import type { DraftEntryView } from '@/lib/contract/draft';
import type { PlatformField } from '@/lib/draft/suggest-values';
import { draftChanges } from './draft-change';
import type { DraftEditing } from './use-draft';

/** What can be done with one entry. */
export type EntryActions = Readonly<{
  select: (entry: DraftEntryView) => void;
  /** On small screens: the entry alone, over the page. */
  open: (entry: DraftEntryView) => void;
  change: (entry: DraftEntryView, field: PlatformField, text: string) => void;
  move: (entry: DraftEntryView, by: 1 | -1) => void;
  remove: (entry: DraftEntryView) => void;
  annotate: (entry: DraftEntryView) => void;
  replace: (entry: DraftEntryView) => void;
}>;

/** What is asked about an entry over the page. */
export type EntryQuestion = Readonly<{ kind: 'sheet' | 'annotations' | 'replace'; entry: string }>;

/** The actions of entries, and what they ask. */
export function useEntryActions(
  { draft, edit }: DraftEditing,
  onSelect: (id: string) => void,
): Readonly<{ actions: EntryActions; question: EntryQuestion | null; close: () => void }> {
  const [question, setQuestion] = useState<EntryQuestion | null>(null);
  const changes = draftChanges(draft);
  const actions: EntryActions = {
    select: ({ id }) => onSelect(id),
    open: ({ id }) => {
      onSelect(id);
      setQuestion({ kind: 'sheet', entry: id });
    },
    change: (entry, field, text) => edit(changes.field(entry, field, text)),
    move: (entry, by) => {
      const change = changes.move(entry, by);
      if (change !== null) edit(change);
    },
    remove: (entry) => {
      setQuestion(null);
      edit(changes.remove(entry));
    },
    annotate: ({ id }) => setQuestion({ kind: 'annotations', entry: id }),
    replace: ({ id }) => setQuestion({ kind: 'replace', entry: id }),
  };
  return { actions, question, close: () => setQuestion(null) };
}
