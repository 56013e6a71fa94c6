'use client';

import { useReducer } from 'react';

export type TagSelection = Readonly<{
  tags: ReadonlySet<string>;
  /** Where a range begins: what was chosen last. */
  anchor: string | null;
}>;

export type SelectionStep =
  /** The tags of one line: chosen, or no more. */
  | Readonly<{ type: 'toggle'; tags: readonly string[] }>
  | Readonly<{ type: 'add'; tags: readonly string[]; anchor?: string }>
  | Readonly<{ type: 'clear' }>;

export function stepSelection(selection: TagSelection, step: SelectionStep): TagSelection {
  switch (step.type) {
    case 'toggle': {
      const isChosen = step.tags.every((tag) => selection.tags.has(tag));
      const tags = isChosen
        ? new Set([...selection.tags].filter((tag) => !step.tags.includes(tag)))
        : new Set([...selection.tags, ...step.tags]);
      return { tags, anchor: step.tags[0] ?? null };
    }
    case 'add':
      return { tags: new Set([...selection.tags, ...step.tags]), anchor: step.anchor ?? selection.anchor };
    case 'clear':
      return nothing;
  }
}

const nothing: TagSelection = { tags: new Set(), anchor: null };

/** The tags that were chosen, one by one, by ranges, or all that a filter shows. */
export function useTagSelection() {
  return useReducer(stepSelection, nothing);
}
