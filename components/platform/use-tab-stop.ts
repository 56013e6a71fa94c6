'use client';

import { type KeyboardEvent, useRef, useState } from 'react';

type TabStopOptions<Key extends string> = Readonly<{
  /** Where the Tab key stops before any arrow was pressed. */
  initial: string | undefined;
  isKey: (key: string) => key is Key;
  /** The id that `key` leads to. */
  move: (id: string, key: Key) => string;
}>;

/**
 * One tab stop for a whole grid: the Tab key enters it once, move keys go from `data-entry` to `data-entry` inside.
 * @see ARIA Authoring Practices, Managing Focus Within Components Using a Roving tabindex
 */
export function useTabStop<Key extends string, Grid extends HTMLElement>(options: TabStopOptions<Key>) {
  const { initial, isKey, move } = options;
  const grid = useRef<Grid>(null);
  const [visited, setVisited] = useState<string>();
  // What is selected takes the stop back, also when it was selected elsewhere.
  const [seenInitial, setSeenInitial] = useState(initial);
  if (seenInitial !== initial) {
    setSeenInitial(initial);
    setVisited(undefined);
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isKey(event.key) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const from = event.target instanceof Element ? event.target.closest('[data-entry]') : null;
    const id = from?.getAttribute('data-entry');
    if (!id) return;
    event.preventDefault();
    const next = move(id, event.key);
    setVisited(next);
    grid.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(next)}"]`)?.focus();
  };

  return { grid, tabStop: visited ?? initial, onKeyDown };
}
