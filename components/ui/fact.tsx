import type { ReactNode } from 'react';

type FactProps = Readonly<{ name: string; isMinor?: boolean; children: ReactNode }>;

/** One fact of a page's head, in its `dl`; minor ones small screens do without. */
export function Fact({ name, isMinor = false, children }: FactProps) {
  return (
    <div
      className={`px-5 not-first:border-l not-first:border-line first:pl-0 max-md:border-0! max-md:px-0 ${isMinor ? 'max-md:hidden' : ''}`}
    >
      <dt className="text-2xs whitespace-nowrap text-ink-3">{name}</dt>
      <dd className="flex min-h-5 items-center gap-1.5 whitespace-nowrap">{children}</dd>
    </div>
  );
}
