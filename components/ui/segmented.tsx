'use client';

import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';
import { Icon } from './icon';

export type Segment<Value extends string> = Readonly<{ value: Value; label: string; icon?: LucideIcon }>;

type SegmentedProps<Value extends string> = Readonly<{
  /** What is being chosen, for those who cannot see it. */
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
}>;

/** One choice of few, side by side: a group of native radio buttons, so the arrow keys work by themselves. */
export function Segmented<Value extends string>({ label, segments, value, onChange }: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset className="inline-flex h-7 rounded-2 border border-line-strong bg-sunken p-px max-md:h-12">
      <legend className="sr-only">{label}</legend>
      {segments.map((segment) => (
        <label
          key={segment.value}
          className="inline-flex items-center gap-1.5 rounded-[3px] border border-transparent px-2.5 whitespace-nowrap text-ink-2 has-checked:border-line-control has-checked:bg-canvas has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            className="sr-only"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
          />
          {segment.icon ? <Icon of={segment.icon} /> : null}
          {segment.label}
        </label>
      ))}
    </fieldset>
  );
}
