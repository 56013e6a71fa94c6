import type { ReactNode } from 'react';

/** Facts in a line below a title; its children are `Fact`s. */
export function FactLine({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <dl className="mt-2.5 flex flex-wrap gap-y-2 max-md:gap-x-2 max-md:gap-y-0.5 max-md:text-xs max-md:text-ink-2">
      {children}
    </dl>
  );
}

/** One fact: a column on wide screens, a piece of the sentence on small ones. */
export function Fact({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div className="px-5 not-first:border-l not-first:border-line first:pl-0 max-md:border-0! max-md:px-0 max-md:not-last:after:content-[','] max-md:flex">
      <dt className="text-2xs text-ink-3 max-md:sr-only">{name}</dt>
      <dd className="flex min-h-5 items-center gap-1.5 whitespace-nowrap max-md:gap-1">{children}</dd>
    </div>
  );
}
