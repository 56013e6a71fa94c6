'use client';

import { useKeyDown } from './use-key-down';

/**
 * Runs `action` when `key` is pressed outside text fields; null leaves the key to others. `key` is as in `KeyboardEvent.key`: `T` means Shift and t.
 * Single keys rest while the person has switched them off (`data-shortcuts="off"` on the root).
 * @see WCAG 2.2, 2.1.4 Character Key Shortcuts
 */
export function useShortcut(key: string, action: (() => void) | null) {
  useKeyDown((event) => {
    if (
      action === null ||
      event.key !== key ||
      event.defaultPrevented ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    if (isTaken(event.target) || document.documentElement.dataset.shortcuts === 'off') return;
    event.preventDefault();
    action();
  });
}

/** Text fields and open dialogs keep their keys. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable], [role="dialog"]',
    ) !== null
  );
}
