'use client';

import { Plus, X } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { VerbatimText } from '../ui/verbatim-text';

type FurtherTagsProps = Readonly<{ tags: readonly string[]; onChange: (tags: readonly string[]) => void }>;

/** Tags of the same repository that are written along: each can be taken away, another added. */
export function FurtherTags({ tags, onChange }: FurtherTagsProps) {
  const [text, setText] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setText(null);
    requestAnimationFrame(() => button.current?.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const added = (text ?? '').split(/[\s,]+/).filter((tag) => tag !== '' && !tags.includes(tag));
    if (added.length > 0) onChange([...tags, ...added]);
    close();
  };
  return (
    <span className="flex min-h-9 flex-wrap items-center gap-1.5">
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          aria-label={`Take the tag ${tag} away`}
          onClick={() => onChange(tags.filter((other) => other !== tag))}
          className="mono inline-flex h-7 items-center gap-1 rounded-2 border border-line-strong bg-canvas px-2 hover:bg-hover max-md:h-11"
        >
          <VerbatimText>{tag}</VerbatimText>
          <Icon of={X} size="sm" className="text-ink-3" />
        </button>
      ))}
      {text === null ? (
        <Button ref={button} variant="ghost" icon={Plus} onClick={() => setText('')}>
          Tag
        </Button>
      ) : (
        <form
          onSubmit={submit}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
          }}
        >
          <input
            aria-label="Further tag"
            value={text}
            onChange={({ target }) => setText(target.value)}
            // biome-ignore lint/a11y/noAutofocus: the button that was pressed asked for it.
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="mono h-7 w-28 rounded-2 border border-line-control bg-canvas px-2 max-md:h-11"
          />
        </form>
      )}
    </span>
  );
}
