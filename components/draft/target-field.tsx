'use client';

import { Pencil } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { parseReference } from '@/lib/oci/reference';
import { ReferenceField } from '../reference/reference-field';
import { ReferenceText } from '../reference/reference-text';
import { readTypedReference } from '../reference/typed-reference';
import { Icon } from '../ui/icon';

type TargetFieldProps = Readonly<{ target: string | null; onChange: (target: string) => void }>;

/** Where a push goes: a repository or a layout, and the tag. Pressed, it is edited. */
export function TargetField({ target, onChange }: TargetFieldProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [fault, setFault] = useState<unknown>(null);

  const close = () => {
    setText(null);
    setFault(null);
    // The button is back once this is rendered.
    requestAnimationFrame(() => button.current?.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = readTypedReference(text ?? '');
    if (typed.kind === 'invalid') return setFault(typed.problem);
    close();
    if (typed.kind === 'reference' && typed.picked !== target) onChange(typed.picked);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };

  if (text !== null) {
    return (
      <form onSubmit={submit} onKeyDown={onKeyDown} className="flex min-w-0 md:w-105">
        <ReferenceField
          id={id}
          label="Target"
          value={text}
          fault={fault}
          onChange={(event) => setText(event.target.value)}
          onFocus={({ target: field }) => {
            // Most often it is the tag that changes.
            const tagAt = field.value.lastIndexOf(':') + 1;
            field.setSelectionRange(tagAt > field.value.lastIndexOf('/') ? tagAt : 0, field.value.length);
          }}
          autoFocus
        />
      </form>
    );
  }
  return (
    <button
      ref={button}
      type="button"
      onClick={() => setText(target ?? '')}
      title="Change where it goes"
      className="flex min-h-9 min-w-0 items-center justify-between gap-3 rounded-2 border border-line-control bg-canvas px-3 py-1 text-left hover:bg-hover max-md:min-h-11"
    >
      <span className="sr-only">Target </span>
      {target === null ? (
        <span className="text-ink-3">Name where it goes</span>
      ) : (
        <ReferenceText reference={parseReference(target)} className="text-md" />
      )}
      <Icon of={Pencil} className="text-ink-2" />
    </button>
  );
}
