import { Square } from 'lucide-react';
import type { Push } from '@/lib/contract/push';
import { LateProblemPanel } from '../problem/late-problem-panel';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { failedSide } from './failed-side';

/** Why a push ended before its tag was written: at its source or at its target, and what helps. */
export function PushFailure({ push, onResume }: Readonly<{ push: Push; onResume: () => void }>) {
  const { state, problem } = push;
  if (problem === null) return null;
  if (state === 'cancelled') {
    return (
      <p className="mb-4">
        <Status tone="warn" icon={Square} wraps>
          <VerbatimText>{`${problem.message} ${problem.hint ?? ''}`}</VerbatimText>
        </Status>
      </p>
    );
  }
  const side = failedSide(push);
  return (
    <section
      aria-label="Why it failed"
      className="mb-4 rounded-2 border border-danger-line bg-canvas px-3.5 pt-3 pb-3.5"
    >
      {side === null ? null : (
        <p className="mb-2.5">
          <Status tone="danger">Failed at the {side}</Status>
        </p>
      )}
      <LateProblemPanel problem={problem} heading="h3" retry={onResume} withHome={false} />
    </section>
  );
}
