'use client';

import { useRef, useState } from 'react';
import type { DraftEntryView } from '@/lib/contract/draft';
import { fieldText, type PlatformField, type Suggestion, suggestValues } from '@/lib/draft/suggest-values';
import { architectureFamily } from '@/lib/platform/architecture-family';
import { VerbatimText } from '../ui/verbatim-text';
import { draftEntryName } from './draft-entry-name';
import { ValueField } from './value-field';

type ValueCellProps = Readonly<{
  entry: DraftEntryView;
  field: PlatformField;
  others: readonly DraftEntryView[];
  onChange: (text: string) => void;
  /** Its place in a grid, for the arrow keys; absent where it stands alone. */
  place?: string;
  isTabStop?: boolean;
  className?: string;
}>;

/** A value of an entry: dotted, pressed it becomes a field with suggestions. Enter keeps, Escape leaves it as it was. */
export function ValueCell({ entry, field, others, onChange, place, isTabStop = true, className = '' }: ValueCellProps) {
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const text = fieldText(entry.platform, field);
  const name = `${field} of ${draftEntryName(entry)}`;

  const close = (chosen: string | null, keepsFocus: boolean) => {
    setEditing(false);
    if (chosen !== null && chosen.trim() !== text) onChange(chosen);
    // The button is back once this is rendered.
    if (keepsFocus) requestAnimationFrame(() => button.current?.focus());
  };
  if (isEditing) {
    const suggestions: readonly Suggestion[] = suggestValues(field, entry, others);
    return <ValueField name={name} text={text} suggestions={suggestions} onClose={close} />;
  }
  return (
    <button
      ref={button}
      type="button"
      data-entry={place}
      tabIndex={isTabStop ? undefined : -1}
      aria-label={`${name}: ${text || 'none'}`}
      onClick={() => setEditing(true)}
      {...(field === 'architecture' && text !== '' ? { 'data-arch': architectureFamily(text) } : {})}
      className={`mono inline-flex min-h-6 max-w-full items-center gap-1.5 text-left wrap-anywhere ${className}`}
    >
      {field === 'architecture' && text !== '' ? <i className="arch-key" /> : null}
      <span
        className={`border-b border-dotted border-line-control leading-[18px] hover:border-solid hover:border-ink ${text === '' ? 'text-ink-3' : ''}`}
      >
        {text === '' ? 'none' : <VerbatimText>{text}</VerbatimText>}
      </span>
    </button>
  );
}
