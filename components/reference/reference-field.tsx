'use client';

import type { ComponentProps } from 'react';
import { toProblem } from '@/lib/problem/problem';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

type ReferenceFieldProps = Readonly<{
  label: string;
  /** What is wrong with what was typed; null while nothing is. */
  fault: unknown;
}> &
  Omit<ComponentProps<'input'>, 'id'> &
  Readonly<{ id: string }>;

/** A reference as text, with its label inside the field and what is wrong with it below. */
export function ReferenceField({ label, fault, id, className = '', ...input }: ReferenceFieldProps) {
  const noteId = `${id}-note`;
  return (
    <span className={`flex min-w-0 flex-1 flex-col gap-1 ${className}`}>
      <label
        htmlFor={id}
        className="flex h-9 items-center gap-2.5 rounded-2 border border-line-control bg-canvas px-3 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus max-md:h-11"
      >
        <span className="text-2xs text-ink-3 max-md:w-10">{label}</span>
        <input
          {...input}
          id={id}
          aria-describedby={noteId}
          aria-invalid={fault !== null}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          className="mono min-w-0 flex-1 text-sm text-ellipsis outline-none placeholder:text-ink-3"
        />
      </label>
      <span id={noteId} aria-live="polite" className="text-xs wrap-anywhere empty:hidden">
        {fault === null ? null : (
          <Status tone="danger" wraps>
            <VerbatimText>{toProblem(fault).message}</VerbatimText>
          </Status>
        )}
      </span>
    </span>
  );
}
