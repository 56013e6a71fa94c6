'use client';

import { useState } from 'react';

type Choice = Readonly<{ chosen: ReadonlySet<string>; anchor: string | null }>;

const nothing: Choice = { chosen: new Set(), anchor: null };

/** The rows that were chosen: one by one, by ranges, or all. */
export function useRowChoice(ids: readonly string[]) {
  const [{ chosen, anchor }, setChoice] = useState(nothing);
  const toggle = (id: string, isRange: boolean) => {
    const [from, to] = [ids.indexOf(anchor ?? ''), ids.indexOf(id)].toSorted((a, b) => a - b);
    if (isRange && from !== undefined && to !== undefined && from >= 0) {
      return setChoice({ chosen: new Set([...chosen, ...ids.slice(from, to + 1)]), anchor: id });
    }
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChoice({ chosen: next, anchor: id });
  };
  const here = ids.filter((id) => chosen.has(id));
  return {
    chosen: here,
    toggle,
    toggleAll: () => setChoice(here.length === ids.length ? nothing : { chosen: new Set(ids), anchor: null }),
    clear: () => setChoice(nothing),
  };
}
