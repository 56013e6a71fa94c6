'use client';

import { type ComponentPropsWithoutRef, useRef } from 'react';
import type { ReadPart } from './read-parts';

type PastedTextAreaProps = Omit<ComponentPropsWithoutRef<'textarea'>, 'className' | 'children'> &
  Readonly<{
    /** The same text in pieces, of which some were read; null while nothing was. */
    parts: readonly ReadPart[] | null;
  }>;

const asWritten =
  'mono w-full rounded-2 border px-2 py-1.5 leading-[18px] whitespace-pre-wrap wrap-anywhere [scrollbar-gutter:stable]';

/** A field for a text in which what was read of it is underlined: a copy lies below it, line by line, and scrolls along. */
export function PastedTextArea({ parts, ...field }: PastedTextAreaProps) {
  const below = useRef<HTMLPreElement>(null);
  return (
    <span className="relative isolate grid">
      <pre
        ref={below}
        aria-hidden="true"
        className={`absolute inset-0 -z-1 overflow-hidden border-transparent text-transparent ${asWritten}`}
      >
        {(parts ?? []).map(({ text, readAs }, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move.
            key={at}
            className={
              readAs === null
                ? ''
                : `underline underline-offset-4 ${readAs === 'target' ? 'decoration-2' : ''} decoration-ink`
            }
          >
            {text}
          </span>
        ))}
      </pre>
      <textarea
        {...field}
        onScroll={({ currentTarget }) => {
          if (below.current !== null) below.current.scrollTop = currentTarget.scrollTop;
        }}
        className={`border-line-control bg-transparent ${asWritten}`}
      />
    </span>
  );
}
