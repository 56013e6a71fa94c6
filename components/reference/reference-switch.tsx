'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Digest } from '@/lib/oci/digest';
import { familiarReference, type Reference } from '@/lib/oci/reference';
import { DigestLabel } from './digest-label';
import { ReferenceField } from './reference-field';
import { ReferenceText } from './reference-text';
import { readTypedReference } from './typed-reference';

type ReferenceSwitchProps = Readonly<{
  label: string;
  /** What pressing it is for. */
  title: string;
  reference: Reference;
  /** Null while the registry has not told it. */
  digest: Digest | null;
  /** Where another reference in place of this one leads to. */
  hrefWith: (reference: string) => Route;
}>;

/** What a page is about; pressed, it takes another reference. */
export function ReferenceSwitch({ label, title, reference, digest, hrefWith }: ReferenceSwitchProps) {
  const router = useRouter();
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
    if (typed.kind === 'reference') router.push(hrefWith(typed.picked));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };

  if (text !== null) {
    return (
      <form onSubmit={submit} onKeyDown={onKeyDown} className="flex min-w-0 md:w-105">
        <ReferenceField
          id={id}
          label={label}
          value={text}
          fault={fault}
          onChange={(event) => setText(event.target.value)}
          onFocus={(event) => event.target.select()}
          autoFocus
        />
      </form>
    );
  }
  return (
    <button
      ref={button}
      type="button"
      onClick={() => setText(familiarReference(reference))}
      title={title}
      className="flex min-h-9 min-w-0 items-center gap-2.5 rounded-2 border border-line-control bg-canvas px-3 py-1 text-left hover:bg-hover max-md:min-h-11"
    >
      <span className="text-2xs text-ink-3 max-md:w-10">{label}</span>
      <ReferenceText reference={reference} className="text-md max-md:text-sm" />
      {digest === null ? null : <DigestLabel digest={digest} className="max-md:ml-auto max-md:[&>.mono]:hidden" />}
    </button>
  );
}
