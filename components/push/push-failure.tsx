import { Gauge, Square } from 'lucide-react';
import type { Push } from '@/lib/contract/push';
import { problemTitle } from '@/lib/problem/status';
import { ProblemAction } from '../problem/problem-action';
import { RetryCountdown } from '../problem/retry-countdown';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { failedSide } from './failed-side';
import type { PlatformProgress } from './platform-progress';
import { type PushFailureCause, pushFailures } from './push-failures';

type PushFailureProps = Readonly<{ push: Push; platforms: readonly PlatformProgress[]; onResume: () => void }>;

/** Why a push ended before its tag was written: each reason with its side, the platforms it concerns, and what helps. */
export function PushFailure({ push, platforms, onResume }: PushFailureProps) {
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
  const causes = pushFailures(push, platforms);
  return (
    <section
      aria-label="Why it failed"
      className="mb-4 grid grid-cols-[repeat(auto-fit,minmax(min(320px,100%),1fr))] gap-2"
    >
      {causes.map((cause) => (
        <Cause key={`${cause.problem.code} ${cause.problem.message}`} cause={cause} onResume={onResume} />
      ))}
    </section>
  );
}

/** A registry that asks for a pause has not failed: it is told apart by hue and glyph. */
function Cause({ cause, onResume }: Readonly<{ cause: PushFailureCause; onResume: () => void }>) {
  const { problem, platforms } = cause;
  const { code, message, hint, details } = problem;
  const side = failedSide(cause);
  const isPause = code === 'rate_limited';
  const retryAt = details?.retryAt;
  return (
    <div
      className={`rounded-2 border px-3.5 py-2.5 wrap-anywhere ${isPause ? 'border-warn-line bg-warn-bg' : 'border-danger-line bg-danger-bg'}`}
    >
      <h3>
        <Status tone={isPause ? 'warn' : 'danger'} {...(isPause && { icon: Gauge })} wraps>
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
      {platforms.length === 0 ? null : (
        <p className="pl-4.5 text-ink-2">
          Keeps back{' '}
          <span className="mono">
            <VerbatimText>{platforms.join(', ')}</VerbatimText>
          </span>
          .
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-1.5 pl-4.5 empty:hidden">
        <ProblemAction problem={problem} onSolved={onResume} />
        {isPause ? <RetryCountdown retryAt={typeof retryAt === 'string' ? retryAt : null} retry={onResume} /> : null}
      </div>
    </div>
  );
}
