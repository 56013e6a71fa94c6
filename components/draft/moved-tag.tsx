'use client';

import type { DraftView } from '@/lib/contract/draft';
import { conflictRows } from '../push/conflict-rows';
import { ConflictTable } from '../push/conflict-table';
import { Button } from '../ui/button';
import { Status } from '../ui/status';
import type { PushingDraft } from './use-push-draft';

type MovedTagProps = Readonly<{ draft: DraftView; pushing: PushingDraft }>;

/** The tag moved while the draft was composed: what was seen, what is there now, what the draft holds, and the choice. */
export function MovedTag({ draft, pushing }: MovedTagProps) {
  const { seenBefore, isStarting, pushOver, settle } = pushing;
  if (seenBefore === null) return null;
  const sides = { seen: seenBefore.entries, now: draft.today?.entries ?? [], yours: draft.entries };
  const shown = {
    before: seenBefore.digest,
    conflict: { digest: draft.today?.digest ?? null },
    digest: draft.digest,
  };
  return (
    <section
      aria-labelledby="moved-tag"
      className="flex-none border-b border-line-strong px-6 py-4 max-md:px-4 lg:max-h-[60%] lg:overflow-y-auto"
    >
      <div role="alert">
        <h2 id="moved-tag" className="text-md">
          The tag moved since you looked
        </h2>
        <Status tone="warn" wraps className="mt-1 text-ink!">
          Nothing was written. Below the draft is compared with what the tag holds now.
        </Status>
      </div>
      <div className="mt-3">
        <ConflictTable push={shown} rows={conflictRows(sides)} />
      </div>
      <div className="mt-3 flex flex-wrap gap-1.5">
        <Button onClick={settle}>Edit the draft first</Button>
        <Button variant="primary" aria-disabled={isStarting} onClick={pushOver}>
          Push over what is there now
        </Button>
      </div>
    </section>
  );
}
