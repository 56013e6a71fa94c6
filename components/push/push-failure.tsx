import { Square } from 'lucide-react';
import type { Push } from '@/lib/contract/push';
import { problemTitle } from '@/lib/problem/status';
import { ProblemAction } from '../problem/problem-action';
import { RetryCountdown } from '../problem/retry-countdown';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { failedSide } from './failed-side';

/** Why a push ended before its tag was written: at its source or at its target, and what helps. */
export function PushFailure({ push, onResume }: Readonly<{ push: Push; onResume: () => void }>) {
  const { state, problem } = push;
  if (problem === null) return null;
  const { code, message, hint, details } = problem;
  if (state === 'cancelled') {
    return (
      <p className="mb-4">
        <Status tone="warn" icon={Square} wraps>
          <VerbatimText>{`${message} ${hint ?? ''}`}</VerbatimText>
        </Status>
      </p>
    );
  }
  const side = failedSide(push);
  const retryAt = details?.retryAt;
  return (
    <section
      aria-label="Why it failed"
      className="mb-4 rounded-2 border border-danger-line bg-danger-bg px-3.5 py-2.5 wrap-anywhere"
    >
      <h3>
        <Status tone="danger" wraps>
          {side === null ? '' : `Failed at the ${side}: `}
          {problemTitle[code].toLowerCase()}
        </Status>
      </h3>
      <p className="mt-0.5 pl-4.5">
        <VerbatimText>{message}</VerbatimText>
      </p>
      {hint === undefined ? null : (
        <p className="pl-4.5 text-ink-2">
          <VerbatimText>{hint}</VerbatimText>
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-1.5 pl-4.5 empty:hidden">
        <ProblemAction problem={problem} onSolved={onResume} />
        {code === 'rate_limited' ? (
          <RetryCountdown retryAt={typeof retryAt === 'string' ? retryAt : null} retry={onResume} />
        ) : null}
      </div>
    </section>
  );
}
