import type { ReactNode } from 'react';

type KeyValueProps = Readonly<{ className?: string; children: ReactNode }>;

/** Facts as rows of name and value; its children are `KeyValueRow`s. */
export function KeyValue({ className = '', children }: KeyValueProps) {
  return (
    <dl className={`grid grid-cols-[112px_minmax(0,1fr)] border-t border-line text-xs ${className}`}>{children}</dl>
  );
}

type KeyValueRowProps = Readonly<{ name: ReactNode; children: ReactNode }>;

/** One fact. Long values break inside the row, they never widen the page. */
export function KeyValueRow({ name, children }: KeyValueRowProps) {
  return (
    <div className="col-span-full grid grid-cols-subgrid border-b border-line">
      <dt className="py-1 pr-2 text-ink-3">{name}</dt>
      <dd className="min-w-0 py-1 wrap-anywhere">{children}</dd>
    </div>
  );
}
