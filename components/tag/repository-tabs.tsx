'use client';

import { Grid3x3, List } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { RepositoryTab } from '@/lib/routes';
import { type Segment, Segmented } from '../ui/segmented';
import { useRepositorySelection } from './use-repository-selection';

const tabs: readonly Segment<RepositoryTab>[] = [
  { value: 'tags', label: 'Tags', icon: List },
  { value: 'versions', label: 'Over versions', icon: Grid3x3 },
];

/** Whether the view changes because of a choice made here: its head is another then, and the choice keeps the focus. */
let isChanging = false;

/** A repository as the list of its tags, or as its platforms over its versions. */
export function RepositoryTabs() {
  const [{ tab = 'tags' }, change] = useRepositorySelection();
  const group = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (isChanging) group.current?.querySelector<HTMLElement>('input:checked')?.focus();
    isChanging = false;
  }, []);
  return (
    <span
      ref={group}
      className="inline-flex max-md:w-full max-md:*:grid max-md:*:flex-1 max-md:*:grid-cols-2 max-md:[&_label]:justify-center"
    >
      <Segmented
        label="View"
        segments={tabs}
        value={tab}
        onChange={(value) => {
          isChanging = true;
          change({ tab: value === 'tags' ? undefined : value });
        }}
      />
    </span>
  );
}
