'use client';

import { CornerDownLeft, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ClipboardEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { routes } from '@/lib/routes';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import { useRested } from '../ui/use-rested';
import { useShortcut } from '../ui/use-shortcut';
import { ReferenceNote } from './reference-note';
import { ReferenceReadout } from './reference-readout';
import { isProbeable, readTypedReference } from './typed-reference';
import { useProbe } from './use-probe';

const restMs = 500;
const noteId = 'reference-note';

type ReferenceBoxProps = Readonly<{
  /** Registries that were asked before, so that one may be asked while a reference is typed. */
  usedRegistries: readonly string[];
}>;

/**
 * The box that takes any reference: it is read on every key, here, and looked up after half a second of rest where
 * that is harmless. Without scripts it is a plain GET form.
 */
export function ReferenceBox({ usedRegistries }: ReferenceBoxProps) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [refusedText, setRefusedText] = useState<string | null>(null);
  useShortcut('/', () => input.current?.select());

  // What was typed before this script ran, or what the browser put back on the way back, is in the field already.
  useEffect(() => setText(input.current?.value ?? ''), []);

  const typed = readTypedReference(text);
  const isRested = useRested(text, restMs) === text;
  const mayProbe = isRested && typed.kind === 'reference' && isProbeable(typed.reference, usedRegistries);
  const probe = useProbe(mayProbe ? typed.reference : null);
  // A half-typed reference is not a mistake yet: it is called one after a rest, or on Enter.
  const isInvalid = typed.kind === 'invalid' && (isRested || refusedText === text);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.kind === 'reference') router.push(routes.image(typed.picked));
    else setRefusedText(text);
  };

  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text/plain');
    // A field of one line would glue pasted lines together.
    if (!pasted.trim().includes('\n')) return;
    event.preventDefault();
    setText(pasted.trim().replaceAll(/\s+/g, ' '));
  };

  return (
    <form action={routes.image()} onSubmit={submit}>
      <h1 className="mb-2 text-md">
        <label htmlFor="reference">Inspect a reference</label>
      </h1>
      <div className="rounded-3 border border-ink bg-canvas focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus">
        <div className="flex h-15 items-center gap-3 pr-2.5 pl-4.5 max-md:h-13.5 max-md:gap-2 max-md:pr-[5px] max-md:pl-3.5">
          <Icon of={Search} size="lg" className="text-ink-3" />
          <input
            ref={input}
            id="reference"
            name="ref"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPaste={paste}
            placeholder="alpine:3.20"
            aria-describedby={noteId}
            aria-invalid={isInvalid}
            aria-keyshortcuts="/"
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="go"
            className="mono min-w-0 flex-1 text-lg tracking-[-0.02em] outline-none placeholder:text-ink-3 max-md:text-md"
          />
          <span className="max-md:hidden">
            <Kbd>/</Kbd>
          </span>
          <Button type="submit" variant="primary" icon={CornerDownLeft} className="h-10 px-3.5 max-md:w-11 max-md:px-0">
            <span className="max-md:sr-only">Inspect</span>
          </Button>
        </div>
        <ReferenceReadout typed={typed} probe={probe.data ?? null} isProbing={probe.isFetching} />
      </div>
      <ReferenceNote
        id={noteId}
        typed={typed}
        isInvalid={isInvalid}
        problem={mayProbe ? probe.error : null}
        retry={() => void probe.refetch()}
      />
    </form>
  );
}
