import type { ReactNode } from 'react';

/** One setting: its name, then what it is set to. */
export function EditorRow({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div className="grid grid-cols-[88px_minmax(0,1fr)] border-b border-line py-2.5 max-md:grid-cols-1 max-md:gap-1">
      <span className="pt-1 pr-2 text-xs leading-4 text-ink-3">{name}</span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
