'use client';

import type { Push } from '@/lib/contract/push';
import { LateProblemPanel } from '../problem/late-problem-panel';
import { ConflictChoices } from './conflict-choices';
import { ConflictTable } from './conflict-table';
import { useConflictSides } from './use-conflict-sides';
import type { PushCommands } from './use-push-commands';

type ConflictViewProps = Readonly<{ push: Push; commands: PushCommands }>;

/** The tag moved since a person looked: what they saw, what it holds now, what was to be pushed, and what may become of it. */
export function ConflictView({ push, commands }: ConflictViewProps) {
  const { rows, problem, readAgain } = useConflictSides(push);
  const isGone = push.conflict?.digest === null;
  return (
    <div className="grid min-h-0 flex-1 lg:grid-cols-[minmax(0,1fr)_412px] lg:grid-rows-[minmax(0,1fr)]">
      <div className="min-w-0 overflow-auto px-6 pt-5 pb-6 max-md:px-4">
        <h2 className="text-xl tracking-[-0.02em]">
          {isGone ? 'The tag is gone since you looked' : 'The tag moved since you looked'}
        </h2>
        <p className="mt-1 mb-4 text-ink-2">
          Nothing was overwritten. What was brought is at the target by its digest
          {isGone ? '.' : '; the tag still resolves to what somebody else pushed.'}
        </p>
        {problem === null ? null : (
          <LateProblemPanel problem={problem} heading="h3" retry={readAgain} withHome={false} />
        )}
        {rows === null && problem === null ? (
          <p role="status" className="text-ink-3">
            Reading what the tag holds now
          </p>
        ) : null}
        {rows === null ? null : <ConflictTable push={push} rows={rows} />}
      </div>
      <ConflictChoices push={push} commands={commands} rows={rows ?? []} />
    </div>
  );
}
