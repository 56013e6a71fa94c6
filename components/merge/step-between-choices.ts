import type { KeyboardEvent } from 'react';

/** Moves the focus to the next choice within `among`, or to the one before; to the first while none has it. */
export function stepBetweenChoices(among: Element, by: 1 | -1): void {
  const choices = [...among.querySelectorAll<HTMLInputElement>('input[type="radio"]:checked')];
  const at = choices.findIndex((choice) => choice === document.activeElement);
  (at === -1 ? choices[0] : choices[at + by])?.focus();
}

/** Up and down lead from choice to choice in all that is `data-choices`; left and right choose, as radio buttons do. */
export function stepOnArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const among = event.currentTarget.closest('[data-choices]');
  if (among === null) return;
  event.preventDefault();
  stepBetweenChoices(among, event.key === 'ArrowDown' ? 1 : -1);
}
