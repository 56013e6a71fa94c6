'use client';

import { useMemo } from 'react';
import type { DraftView } from '@/lib/contract/draft';
import { draftEffects } from '@/lib/draft/draft-effects';
import { knownMachines } from '@/lib/resolve/known-machines';
import { HostEffectTable } from '../compare/host-effect-table';
import { SectionHead } from '../ui/section-head';

/** What hosts pull today and after the push. Of a new tag there is nothing to compare: who finds a match is counted. */
export function HostEffectsSection({ draft }: Readonly<{ draft: DraftView }>) {
  const effects = useMemo(() => draftEffects(draft), [draft]);
  if (draft.target === null || effects === null) return null;
  if (draft.today?.digest === null) {
    const served = new Set(effects.flatMap(({ machines }) => machines)).size;
    return (
      <section aria-labelledby="new-tag" className="mt-4">
        <SectionHead
          id="new-tag"
          title="What hosts pull"
          note={`the tag is new: ${served} of ${knownMachines.length} known machines will find a match`}
        />
      </section>
    );
  }
  return <HostEffectTable effects={effects} names={{ a: 'the tag today', b: 'the draft' }} />;
}
