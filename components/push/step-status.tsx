import { Check, CircleDashed, Clock, LoaderCircle, OctagonX, Square } from 'lucide-react';
import type { PushStep } from '@/lib/contract/push';
import type { Problem } from '@/lib/problem/problem';
import { Status } from '../ui/status';
import { failureReason } from './failure-reason';

type StepStatusProps = Readonly<{
  state: PushStep['state'] | 'there';
  /** Why it failed, where that is known. */
  problem: Problem | null;
  /** Whether the push goes on no more: what waits then was not sent. */
  isOver: boolean;
}>;

/** The state of one step, or of all that a platform takes: a glyph and a word. */
export function StepStatus({ state, problem, isOver }: StepStatusProps) {
  switch (state) {
    case 'done':
      return (
        <Status tone="ok" icon={Check}>
          done
        </Status>
      );
    case 'there':
      return (
        <Status tone="ok" icon={Check}>
          already there
        </Status>
      );
    case 'failed':
      return (
        <Status tone={problem?.code === 'rate_limited' ? 'warn' : 'danger'} icon={OctagonX}>
          {problem === null ? 'failed' : failureReason(problem)}
        </Status>
      );
    case 'stopped':
      return (
        <Status tone="muted" icon={Square}>
          broken off
        </Status>
      );
    case 'running':
      return (
        <Status tone="info" icon={LoaderCircle}>
          running
        </Status>
      );
    case 'waiting':
      return (
        <Status tone="muted" icon={isOver ? CircleDashed : Clock}>
          {isOver ? 'not sent' : 'waiting'}
        </Status>
      );
  }
}
