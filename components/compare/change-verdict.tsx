import type { LucideIcon } from 'lucide-react';
import { Equal, EqualNot, Minus, MoveVertical, Plus, RefreshCw } from 'lucide-react';
import { Icon } from '../ui/icon';

const looks = {
  same: { icon: Equal, mark: '', word: 'text-ink-3' },
  changed: { icon: EqualNot, mark: '', word: '' },
  added: { icon: Plus, mark: 'text-ok', word: '' },
  removed: { icon: Minus, mark: 'text-danger', word: 'text-danger' },
  moved: { icon: MoveVertical, mark: '', word: 'text-ink-3' },
  recompressed: { icon: RefreshCw, mark: '', word: '' },
} as const satisfies Record<string, { icon: LucideIcon; mark: string; word: string }>;

type ChangeVerdictProps = Readonly<{
  of: keyof typeof looks;
  /** How many there are, before the word. */
  count?: number;
  /** Leaves the word to those who cannot see the glyph. */
  isQuiet?: boolean;
}>;

/** What became of something: a glyph and a word. */
export function ChangeVerdict({ of, count, isQuiet = false }: ChangeVerdictProps) {
  const { icon, mark, word } = looks[of];
  return (
    <span
      title={isQuiet ? of : undefined}
      className={`inline-flex gap-[5px] whitespace-nowrap ${isQuiet ? 'items-center align-middle' : 'items-baseline'} ${word}`}
    >
      <Icon of={icon} size="sm" className={`self-center ${mark}`} />
      <span className={isQuiet ? 'sr-only' : ''}>
        {count === undefined ? null : `${count.toLocaleString('en')} `}
        {of}
      </span>
    </span>
  );
}
