'use client';

import { type ComponentProps, useId } from 'react';

type TextFieldProps = Readonly<{
  label: string;
  /** The label is for those who cannot see what stands beside the field. */
  isLabelHidden?: boolean;
  hint?: string;
}> &
  ComponentProps<'input'>;

/** A field of one line for what machines read: no capitals, no corrections. */
export function TextField({ label, isLabelHidden = false, hint, className = '', ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'mb-1 block text-xs text-ink-2'}>
        {label}
      </label>
      <input
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        {...rest}
        id={id}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="mono h-7 w-full rounded-2 border border-line-control bg-canvas px-2 placeholder:text-ink-3 max-md:h-11"
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="mt-1 text-2xs leading-3.5 text-ink-3">
          {hint}
        </p>
      )}
    </div>
  );
}
