'use client';

import { Layers } from 'lucide-react';
import type { Push } from '@/lib/contract/push';
import { routes } from '@/lib/routes';
import { MergeTable } from '../merge/merge-table';
import { MergeView } from '../merge/merge-view';
import { LateProblemPanel } from '../problem/late-problem-panel';
import { ButtonLink } from '../ui/button';
import { useConflictSides } from './use-conflict-sides';

/** The tag moved since a person looked. What was pushed from a draft can be merged; an undo is left as it is. */
export function ConflictView({ push }: Readonly<{ push: Push }>) {
  const { draft, before, conflict } = push;
  if (draft === null) return <UndoConflict push={push} />;
  const isGone = conflict?.digest === null;
  return (
    <MergeView
      draft={draft}
      base={before}
      note={`Nothing was overwritten. What was brought is at the target by its digest${isGone ? '.' : '; the tag still resolves to what somebody else pushed.'}`}
    />
  );
}

function UndoConflict({ push }: Readonly<{ push: Push }>) {
  const { before, conflict, digest } = push;
  const { rows, problem, readAgain } = useConflictSides(push);
  return (
    <div className="min-h-0 min-w-0 flex-1 overflow-auto px-6 pt-5 pb-6 max-md:px-4">
      <h2 className="text-xl tracking-[-0.02em]">
        {conflict?.digest === null ? 'The tag is gone since it was pushed' : 'The tag moved since it was pushed'}
      </h2>
      <p className="mt-1 mb-2 text-ink-2">The undo wrote nothing: what somebody else pushed since stays.</p>
      <div className="mb-4">
        <ButtonLink href={routes.drafts()} icon={Layers}>
          Drafts and pushes
        </ButtonLink>
      </div>
      {problem === null ? null : <LateProblemPanel problem={problem} heading="h3" retry={readAgain} withHome={false} />}
      {rows === null && problem === null ? (
        <p role="status" className="text-ink-3">
          Reading what the tag holds now
        </p>
      ) : null}
      {rows === null ? null : (
        <MergeTable
          seen={{ digest: before }}
          now={{ digest: conflict?.digest ?? null }}
          yours={{ digest }}
          rows={rows}
          choosing={null}
        />
      )}
    </div>
  );
}
