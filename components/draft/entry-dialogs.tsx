'use client';

import { AnnotationsDialog } from './annotations-dialog';
import { draftChanges } from './draft-change';
import { draftEntryName } from './draft-entry-name';
import { EntrySheet } from './entry-sheet';
import { ReplaceDialog } from './replace-dialog';
import type { DraftEditing } from './use-draft';
import type { EntryActions, EntryQuestion } from './use-entry-actions';

type EntryDialogsProps = Readonly<{
  editing: DraftEditing;
  actions: EntryActions;
  question: EntryQuestion | null;
  onClose: () => void;
}>;

/** What is asked about one entry; nothing once it is gone. */
export function EntryDialogs({ editing: { draft, edit }, actions, question, onClose }: EntryDialogsProps) {
  const entry = draft.entries.find(({ id }) => id === question?.entry);
  if (question === null || entry === undefined) return null;
  const changes = draftChanges(draft);
  switch (question.kind) {
    case 'sheet':
      return <EntrySheet entry={entry} draft={draft} actions={actions} onClose={onClose} />;
    case 'annotations':
      return (
        <AnnotationsDialog
          of={draftEntryName(entry)}
          annotations={entry.annotations}
          onChange={(change) => edit(changes.entryAnnotations(entry, change))}
          onClose={onClose}
        />
      );
    case 'replace':
      return (
        <ReplaceDialog entry={entry} onReplace={(source) => edit(changes.replace(entry, source))} onClose={onClose} />
      );
  }
}
