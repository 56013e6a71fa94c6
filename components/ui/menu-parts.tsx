import type { ReactNode } from 'react';
import { PopupMenuItem } from './popup-menu';

/** Items of a menu under the name of what they are about. */
export function MenuGroup({ label, children }: Readonly<{ label: string; children: ReactNode }>) {
  return (
    <fieldset aria-label={label} className="not-first:mt-1 not-first:border-t not-first:border-line not-first:pt-1">
      <div aria-hidden="true" className="truncate px-2 py-1 text-2xs text-ink-3">
        {label}
      </div>
      {children}
    </fieldset>
  );
}

type MenuChoiceProps = Readonly<{ title: string; note: string; onSelect: () => void }>;

/** An item that says in a second line what comes of it. */
export function MenuChoice({ title, note, onSelect }: MenuChoiceProps) {
  return (
    <PopupMenuItem onSelect={onSelect} className="py-1.5 max-md:min-h-11">
      <span className="block">{title}</span>
      <span className="block truncate text-xs text-ink-3">{note}</span>
    </PopupMenuItem>
  );
}
