import { Check, CircleDashed, Clock, LoaderCircle, OctagonX, Square } from 'lucide-react';
import { Status } from '../ui/status';

type StepStatusProps = Readonly<{
  state: 'waiting' | 'running' | 'done' | 'there' | 'failed';
  /** Whether the push goes on no more: what waits then was not sent. */
  isOver: boolean;
}>;

/** The state of one step, or of all that a platform takes: a glyph and a word. */
export function StepStatus({ state, isOver }: StepStatusProps) {
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
        <Status tone="danger" icon={OctagonX}>
          failed
        </Status>
      );
    case 'running':
      return isOver ? (
        <Status tone="muted" icon={Square}>
          broken off
        </Status>
      ) : (
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
