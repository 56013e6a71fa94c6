import { CirclePause, GitBranch } from 'lucide-react';
import type { DraftSummary } from '@/lib/contract/draft';
import type { PushSummary } from '@/lib/contract/push';
import { counted } from '@/lib/display/counted';
import { Fact } from '../ui/fact';
import { Status } from '../ui/status';
import { draftState } from './draft-state';
import { waitingPushes } from './waiting-pushes';

type DraftFactsProps = Readonly<{
  drafts: readonly DraftSummary[];
  moved: ReadonlySet<string>;
  pushes: readonly PushSummary[];
}>;

/** How many drafts there are, and which pushes wait for somebody. */
export function DraftFacts({ drafts, moved, pushes }: DraftFactsProps) {
  const ready = drafts.filter((draft) => draftState(draft, moved.has(draft.id)).isReady).length;
  const waiting = waitingPushes(pushes);
  const conflicts = waiting.filter(({ state }) => state === 'conflict').length;
  const resumable = waiting.length - conflicts;
  return (
    <dl className="mt-2.5 flex flex-wrap gap-y-2 max-md:gap-x-5">
      <Fact name="Drafts">{drafts.length}</Fact>
      <Fact name="Ready to push">{ready}</Fact>
      <Fact name="Pushes">{pushes.length}</Fact>
      <Fact name="Waiting for you">
        {resumable + conflicts === 0 ? <span className="text-ink-3">nothing</span> : null}
        {resumable === 0 ? null : (
          <Status tone="warn" icon={CirclePause}>
            {resumable} to resume
          </Status>
        )}
        {conflicts === 0 ? null : (
          <Status tone="warn" icon={GitBranch}>
            {counted(conflicts, 'conflict', 'conflicts')}
          </Status>
        )}
      </Fact>
    </dl>
  );
}
