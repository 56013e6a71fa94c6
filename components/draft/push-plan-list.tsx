import type { PushPlan } from '@/lib/contract/push';
import { formatBytes } from '@/lib/display/bytes';
import { counted } from '@/lib/display/counted';
import type { Problem } from '@/lib/problem/problem';
import { ProblemStatus } from '../problem/problem-status';
import { Button } from '../ui/button';
import { SectionHead } from '../ui/section-head';
import { VerbatimText } from '../ui/verbatim-text';
import { planLines } from './plan-lines';
import type { PushingDraft } from './use-push-draft';

/** What a push will do, summed up by kind; nothing is written before. */
export function PushPlanList({ pushing }: Readonly<{ pushing: PushingDraft }>) {
  const { plan, problem, isReady, isPlanning, isPurged, setPurged, planAgain, look } = pushing;
  return (
    <section aria-labelledby="push-plan">
      <SectionHead id="push-plan" title="Push plan" note={noteOf(plan, isReady, isPlanning, problem)} />
      {problem === null ? null : (
        <div role="alert" className="grid justify-items-start gap-2 pb-2 text-xs">
          <ProblemStatus problem={problem} />
          {problem.code === 'conflict' ? (
            <Button size="sm" onClick={look}>
              Look at what it holds now
            </Button>
          ) : (
            <Button size="sm" onClick={planAgain}>
              Try again
            </Button>
          )}
        </div>
      )}
      {plan === null ? null : (
        <ol className="text-xs">
          {planLines(plan).map(({ does, what, sizeBytes }, at) => (
            <li
              key={`${does} ${what}`}
              className="grid grid-cols-[16px_100px_minmax(0,1fr)_auto] items-baseline gap-x-2 border-t border-line py-1.5"
            >
              <span className="mono text-ink-3">{at + 1}</span>
              <span className="mono">{does}</span>
              <span className="text-ink-2 wrap-anywhere">
                <VerbatimText>{what}</VerbatimText>
              </span>
              <span className="text-right">{formatBytes(sizeBytes)}</span>
            </li>
          ))}
        </ol>
      )}
      {plan?.notes.map((note) => (
        <p key={note} className="border-t border-line py-1.5 text-xs text-ink-2 wrap-anywhere">
          <VerbatimText>{note}</VerbatimText>
        </p>
      ))}
      <label className="flex min-h-8 items-center gap-2 border-t border-line text-xs max-md:min-h-11">
        <input
          type="checkbox"
          checked={isPurged}
          onChange={({ target }) => setPurged(target.checked)}
          className="size-3.5 accent-action"
        />
        Discard the draft once it is pushed
      </label>
    </section>
  );
}

function noteOf(plan: PushPlan | null, isReady: boolean, isPlanning: boolean, problem: Problem | null): string {
  if (!isReady) return 'needs a target and an entry';
  if (problem !== null) return '';
  if (plan === null) return isPlanning ? 'asking the target what it has' : '';
  return `${formatBytes(plan.copyBytes)}, ${counted(plan.requests, 'request', 'requests')}`;
}
