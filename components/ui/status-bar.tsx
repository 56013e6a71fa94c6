import type { ReactNode } from 'react';

type StatusBarProps = Readonly<{
  /** What the page cost and knows. */
  left?: ReactNode;
  /** The keys that work here. */
  right?: ReactNode;
}>;

/** The foot of a page: facts on the left, keys on the right. Small screens do without. */
export function StatusBar({ left, right }: StatusBarProps) {
  return (
    <footer className="z-(--z-bar) flex h-(--size-statusbar) items-center justify-between gap-6 overflow-hidden border-t border-line bg-chrome px-6 text-2xs whitespace-nowrap text-ink-3 max-md:hidden">
      <div className="flex items-center gap-4">{left}</div>
      <div className="flex items-center gap-4">{right}</div>
    </footer>
  );
}
