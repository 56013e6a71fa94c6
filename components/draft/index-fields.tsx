'use client';

import { type FormEvent, useState } from 'react';
import { shortDigest } from '@/lib/display/digest';
import { isDigest } from '@/lib/oci/digest';
import { Button } from '../ui/button';
import { KeyValue, KeyValueRow } from '../ui/key-value';
import { Modal, ModalActions } from '../ui/modal';
import { SectionHead } from '../ui/section-head';
import { TextField } from '../ui/text-field';
import { VerbatimText } from '../ui/verbatim-text';
import { AnnotationsDialog } from './annotations-dialog';
import { draftChanges } from './draft-change';
import type { DraftEditing } from './use-draft';

/** What stands beside the entries: annotations, subject and artifact type of the index itself. */
export function IndexFields({ editing: { draft, edit } }: Readonly<{ editing: DraftEditing }>) {
  const [asked, setAsked] = useState<'annotations' | 'subject' | 'artifactType' | null>(null);
  const changes = draftChanges(draft);
  const { annotations, subject, artifactType } = draft;
  const count = Object.keys(annotations).length;
  const subjectText = subject === null || !isDigest(subject.digest) ? 'none' : shortDigest(subject.digest, 12);
  return (
    <section aria-labelledby="index-fields" className="mt-4">
      <SectionHead id="index-fields" title="The index itself" />
      <KeyValue>
        <KeyValueRow name="annotations">
          <FieldButton
            text={count === 0 ? 'none' : `${count}`}
            name="annotations"
            onPress={() => setAsked('annotations')}
          />
        </KeyValueRow>
        <KeyValueRow name="subject">
          <FieldButton text={subjectText} name="subject" onPress={() => setAsked('subject')} />
        </KeyValueRow>
        <KeyValueRow name="artifactType">
          <FieldButton text={artifactType ?? 'none'} name="artifactType" onPress={() => setAsked('artifactType')} />
        </KeyValueRow>
      </KeyValue>
      {asked === 'annotations' ? (
        <AnnotationsDialog
          of="the index"
          annotations={annotations}
          onChange={(change) => edit(changes.annotations(change))}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'subject' ? (
        <FieldDialog
          title="Subject of the index"
          label="A reference to what the index refers to; empty: none"
          initial=""
          onSave={(text) => edit(changes.subject(text))}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'artifactType' ? (
        <FieldDialog
          title="Artifact type of the index"
          label="A media type; empty: none"
          initial={artifactType ?? ''}
          onSave={(text) => edit(changes.artifactType(text))}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </section>
  );
}

function FieldButton({ text, name, onPress }: Readonly<{ text: string; name: string; onPress: () => void }>) {
  return (
    <button
      type="button"
      aria-label={`${name} of the index: ${text}`}
      onClick={onPress}
      className="mono min-h-6 text-left wrap-anywhere max-md:min-h-11"
    >
      <span className={`border-b border-dotted border-line-control ${text === 'none' ? 'text-ink-3' : ''}`}>
        <VerbatimText>{text}</VerbatimText>
      </span>
    </button>
  );
}

type FieldDialogProps = Readonly<{
  title: string;
  label: string;
  initial: string;
  /** With null where it is left empty. */
  onSave: (text: string | null) => void;
  onClose: () => void;
}>;

function FieldDialog({ title, label, initial, onSave, onClose }: FieldDialogProps) {
  const [text, setText] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(text.trim() || null);
    onClose();
  };
  return (
    <Modal title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <TextField label={label} value={text} onChange={({ target }) => setText(target.value)} />
        <ModalActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            Save
          </Button>
        </ModalActions>
      </form>
    </Modal>
  );
}
