import type { LucideIcon } from 'lucide-react';
import { Check, Info, Minus, OctagonX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon';

export type Tone = 'ok' | 'warn' | 'danger' | 'info' | 'muted';

const looks = {
  ok: { glyph: Check, word: '', mark: 'text-ok' },
  warn: { glyph: TriangleAlert, word: 'text-warn', mark: 'text-warn' },
  danger: { glyph: OctagonX, word: 'text-danger', mark: 'text-danger' },
  info: { glyph: Info, word: '', mark: 'text-info' },
  muted: { glyph: Minus, word: 'text-ink-3', mark: 'text-ink-3' },
} as const satisfies Record<Tone, { glyph: LucideIcon; word: string; mark: string }>;

type StatusProps = Readonly<{
  tone: Tone;
  icon?: LucideIcon;
  /** Sentences break into lines; a verdict of a word or two stays on one. */
  wraps?: boolean;
  className?: string;
  children: ReactNode;
}>;

/** A verdict: always a glyph and a word, never colour alone. */
export function Status({ tone, icon, wraps = false, className = '', children }: StatusProps) {
  const { glyph, word, mark } = looks[tone];
  return (
    <span
      className={`inline-flex items-baseline gap-[5px] ${wraps ? 'min-w-0' : 'whitespace-nowrap'} ${word} ${className}`}
    >
      <Icon of={icon ?? glyph} size="sm" className={`${wraps ? 'relative top-0.5' : 'self-center'} ${mark}`} />
      <span>{children}</span>
    </span>
  );
}
