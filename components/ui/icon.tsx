import type { LucideIcon } from 'lucide-react';

const measure = {
  sm: { className: 'size-[13px]', strokeWidth: 2 },
  md: { className: 'size-3.5', strokeWidth: 1.75 },
  lg: { className: 'size-4.5', strokeWidth: 1.75 },
} as const;

export type IconProps = Readonly<{ of: LucideIcon; size?: keyof typeof measure; className?: string }>;

/** A glyph in the ink of its surroundings. It never speaks for itself: a word or a label stands beside it. */
export function Icon({ of: Glyph, size = 'md', className = '' }: IconProps) {
  const { className: box, strokeWidth } = measure[size];
  return <Glyph aria-hidden="true" className={`${box} flex-none ${className}`} strokeWidth={strokeWidth} />;
}
