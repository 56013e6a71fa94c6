'use client';

import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';

type PopupMenuProps = Readonly<{
  label: string;
  /** The button that opened it: it gets the focus back. */
  trigger: RefObject<HTMLElement | null>;
  onClose: () => void;
  className?: string;
  /** The `PopupMenuItem`s. */
  children: ReactNode;
}>;

/**
 * A menu, open while it is in the document. Our own, not Base UI's: its focus guards, hidden from assistive technology and
 * yet in the tab order, are what axe reports. @see WAI-ARIA Authoring Practices, Menu Button
 */
export function PopupMenu({ label, trigger, onClose, className = '', children }: PopupMenuProps) {
  const menu = useRef<HTMLDivElement>(null);

  // Items may come later than the menu: until one has the focus, the menu keeps it.
  useEffect(() => {
    const { current } = menu;
    if (current === null) return;
    const inItems = current !== document.activeElement && current.contains(document.activeElement);
    if (!inItems) (itemsOf(current)[0] ?? current).focus();
  });

  useEffect(() => {
    const closeOutside = ({ target }: PointerEvent) => {
      const isInside = [menu, trigger].some(({ current }) => target instanceof Node && current?.contains(target));
      if (!isInside) onClose();
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [trigger, onClose]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Tab') return onClose();
    if (event.key === 'Escape') {
      onClose();
      trigger.current?.focus();
    } else if (!moveFocus(itemsOf(event.currentTarget), event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={menu}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className={`absolute z-(--z-menu) overflow-y-auto rounded-3 bg-raised p-1 shadow-menu outline-none ${className}`}
    >
      {children}
    </div>
  );
}

type PopupMenuItemProps = Readonly<{ onSelect: () => void; className?: string; children: ReactNode }>;

/** One item; it has the focus while the pointer is over it, as it has by the keys. */
export function PopupMenuItem({ onSelect, className = '', children }: PopupMenuItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      onClick={onSelect}
      onPointerMove={({ currentTarget }) => currentTarget.focus({ preventScroll: true })}
      className={`w-full rounded-2 px-2 text-left outline-none focus:bg-selected ${className}`}
    >
      {children}
    </button>
  );
}

function itemsOf(menu: HTMLElement): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
}

/** Moves the focus as `key` says; false when it says nothing. */
function moveFocus(items: readonly HTMLElement[], key: string): boolean {
  const at = items.findIndex((item) => item.matches(':focus'));
  const moves: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: Math.max(at, 0) - 1, Home: 0, End: -1 };
  const next = moves[key];
  if (next === undefined) return false;
  items.at(next % Math.max(items.length, 1))?.focus();
  return true;
}
