'use client';

import { useCallback, useReducer, useRef, useState } from 'react';
import type { TagLineUp } from '@/lib/tag/group-tags';
import type { Siblings } from '@/lib/tag/tag-siblings';

type Chosen = Readonly<{
  tags: ReadonlySet<string>;
  /** Where a range begins: what was chosen last. */
  anchor: string | null;
}>;

type Step =
  /** The tags of one line: chosen, or no more. */
  | Readonly<{ type: 'toggle'; tags: readonly string[] }>
  | Readonly<{ type: 'add'; tags: readonly string[]; anchor?: string }>
  | Readonly<{ type: 'clear' }>;

/** The tags that were chosen, one by one, by ranges, by families, or all that are shown. */
export function useTagSelection(lines: readonly TagLineUp[]) {
  const [chosen, step] = useReducer(after, nothing);
  const [active, setActive] = useState<string | null>(null);
  // Rows keep what they were given: they must not be drawn anew for each line that comes.
  const latest = useRef({ lines, anchor: chosen.anchor });
  latest.current = { lines, anchor: chosen.anchor };

  const choose = useCallback((line: TagLineUp, isRange: boolean) => {
    setActive(line.tag);
    const between = isRange ? rangeTo(line, latest.current) : null;
    if (between === null) step({ type: 'toggle', tags: tagsOf([line]) });
    else step({ type: 'add', tags: tagsOf(between), anchor: line.tag });
  }, []);
  const chooseSiblings = useCallback(
    ({ members }: Siblings) => step({ type: 'add', tags: members.map(({ name }) => name) }),
    [],
  );
  const clear = () => step({ type: 'clear' });
  const chooseAll = () => {
    const all = tagsOf(lines);
    if (all.every((tag) => chosen.tags.has(tag))) clear();
    else step({ type: 'add', tags: all });
  };
  return { chosen: chosen.tags, active, setActive, choose, chooseSiblings, chooseAll, clear };
}

const nothing: Chosen = { tags: new Set(), anchor: null };

function after(chosen: Chosen, step: Step): Chosen {
  switch (step.type) {
    case 'toggle': {
      const isChosen = step.tags.every((tag) => chosen.tags.has(tag));
      const tags = isChosen
        ? new Set([...chosen.tags].filter((tag) => !step.tags.includes(tag)))
        : new Set([...chosen.tags, ...step.tags]);
      return { tags, anchor: step.tags[0] ?? null };
    }
    case 'add':
      return { tags: new Set([...chosen.tags, ...step.tags]), anchor: step.anchor ?? chosen.anchor };
    case 'clear':
      return nothing;
  }
}

/** The lines from the anchor to `line`; null where there is no anchor among them. */
function rangeTo(
  line: TagLineUp,
  { lines, anchor }: Readonly<{ lines: readonly TagLineUp[]; anchor: string | null }>,
): readonly TagLineUp[] | null {
  const from = lines.findIndex(({ tag }) => tag === anchor);
  const to = lines.findIndex(({ tag }) => tag === line.tag);
  return from < 0 || to < 0 ? null : lines.slice(Math.min(from, to), Math.max(from, to) + 1);
}

function tagsOf(lines: readonly TagLineUp[]): readonly string[] {
  return lines.flatMap(({ tag, others }) => [tag, ...others]);
}
