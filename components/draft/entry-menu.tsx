'use client';

import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import type { DraftEntryView } from '@/lib/contract/draft';
import { IconButton } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { PopupMenu, PopupMenuItem } from '../ui/popup-menu';
import { draftEntryName } from './draft-entry-name';
import type { EntryActions } from './use-entry-actions';

type EntryMenuProps = Readonly<{
  entry: DraftEntryView;
  actions: EntryActions;
  /** Its place in the grid. */
  place: string;
  isTabStop: boolean;
}>;

/** What else can be done with an entry. */
export function EntryMenu({ entry, actions, place, isTabStop }: EntryMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const items: readonly (readonly [label: string, run: () => void, key?: string])[] = [
    ['Move up', () => actions.move(entry, -1), '⌥↑'],
    ['Move down', () => actions.move(entry, 1), '⌥↓'],
    ['Annotations…', () => actions.annotate(entry)],
    ['Replace…', () => actions.replace(entry)],
    ['Remove', () => actions.remove(entry), 'Del'],
  ];
  return (
    <span className="relative inline-flex">
      <IconButton
        ref={trigger}
        icon={Ellipsis}
        size="sm"
        label={`More for ${draftEntryName(entry)}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-entry={place}
        tabIndex={isTabStop ? undefined : -1}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen ? (
        <PopupMenu
          label={`For ${draftEntryName(entry)}`}
          trigger={trigger}
          onClose={() => setOpen(false)}
          className="top-7 right-0 w-44"
        >
          {items.map(([label, run, key]) => (
            <PopupMenuItem
              key={label}
              onSelect={() => {
                setOpen(false);
                trigger.current?.focus();
                run();
              }}
              className="flex min-h-7 items-center justify-between"
            >
              {label}
              {key === undefined ? null : <Kbd>{key}</Kbd>}
            </PopupMenuItem>
          ))}
        </PopupMenu>
      ) : null}
    </span>
  );
}
