'use client';

import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Annotations } from '@/lib/oci/annotations';
import { Button, IconButton } from '../ui/button';
import { Modal, ModalActions } from '../ui/modal';
import { TextField } from '../ui/text-field';
import { VerbatimText } from '../ui/verbatim-text';

type AnnotationsDialogProps = Readonly<{
  /** Of what: “linux/arm/v7”. */
  of: string;
  annotations: Annotations;
  /** Sets annotations; null removes one. */
  onChange: (change: Readonly<Record<string, string | null>>) => void;
  onClose: () => void;
}>;

/** The annotations of an entry or of the index; each change is saved by itself. */
export function AnnotationsDialog({ of, annotations, onChange, onClose }: AnnotationsDialogProps) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    onChange({ [name.trim()]: value });
    setName('');
    setValue('');
  };
  const isThere = Object.hasOwn(annotations, name.trim());
  return (
    <Modal title={`Annotations of ${of}`} onClose={onClose}>
      <ul aria-label="Annotations" className="border-t border-line text-xs">
        {Object.entries(annotations).map(([key, text]) => (
          <li key={key} className="flex items-start gap-2 border-b border-line py-1">
            <button
              type="button"
              onClick={() => {
                setName(key);
                setValue(text);
              }}
              title="Change it"
              className="mono min-h-6 min-w-0 flex-1 text-left wrap-anywhere"
            >
              <span className="text-ink-3">
                <VerbatimText>{key}</VerbatimText> ={' '}
              </span>
              <VerbatimText>{text}</VerbatimText>
            </button>
            <IconButton icon={Trash2} size="sm" label={`Remove ${key}`} onClick={() => onChange({ [key]: null })} />
          </li>
        ))}
        {Object.keys(annotations).length === 0 ? (
          <li className="border-b border-line py-1.5 text-ink-3">none</li>
        ) : null}
      </ul>
      <form onSubmit={submit} className="mt-3 grid gap-2">
        <TextField label="Name" value={name} onChange={({ target }) => setName(target.value)} />
        <TextField label="Value" value={value} onChange={({ target }) => setValue(target.value)} />
        <ModalActions>
          <Button onClick={onClose}>Done</Button>
          <Button type="submit" variant="primary" aria-disabled={name.trim() === ''}>
            {isThere ? 'Change' : 'Add'}
          </Button>
        </ModalActions>
      </form>
    </Modal>
  );
}
