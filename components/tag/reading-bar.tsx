import type { ReactNode } from 'react';
import { counted } from '@/lib/display/counted';
import type { Reference } from '@/lib/oci/reference';
import { Button } from '../ui/button';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { type ReadingPlan, roughly } from './reading-plan';
import type { TagReading } from './use-tag-rows';

type ReadingBarProps = Readonly<{
  repository: Reference;
  reading: TagReading;
  plan: ReadingPlan;
  isScarce: boolean;
  /** Whether somebody agreed to read all. */
  isAgreed: boolean;
  unreadCount: number;
  /** How many of the tags in sight are not read. */
  unreadInSight: number;
  failed: readonly string[];
  onReadSeen: () => void;
  onReadAll: () => void;
  onStop: () => void;
}>;

/** What was not read, why, and the way to read it with its price. Nothing where all goes by itself. */
export function ReadingBar(props: ReadingBarProps) {
  const { repository, reading, plan, isScarce, isAgreed, unreadCount, unreadInSight, failed } = props;
  if (reading.problem !== null) {
    return (
      <Bar
        actions={
          <Button size="sm" onClick={reading.resume}>
            Read on
          </Button>
        }
      >
        <Status tone="warn" wraps>
          <VerbatimText>{`${reading.problem.message} ${counted(unreadCount, 'tag is', 'tags are')} not read yet.`}</VerbatimText>
        </Status>
      </Bar>
    );
  }
  if (unreadCount === 0) {
    if (failed.length === 0) return null;
    return (
      <Bar
        actions={
          <Button size="sm" onClick={() => reading.forget(failed)}>
            Read again
          </Button>
        }
      >
        {counted(failed.length, 'tag', 'tags')} could not be read; the notes say why.
      </Bar>
    );
  }
  if (plan.isFree) return null;
  const registry = repository.kind === 'registry' ? repository.registry : repository.layout;
  const unread = `${counted(unreadCount, 'tag', 'tags')} not read yet`;
  const { rateLimit } = reading;
  const price = isScarce ? counted(unreadCount, 'pull', 'pulls') : `${roughly(plan.requests)} requests`;
  return (
    <Bar
      actions={
        isAgreed ? (
          <Button size="sm" onClick={props.onStop}>
            Stop
          </Button>
        ) : (
          <>
            {isScarce && unreadInSight > 0 ? (
              <Button size="sm" onClick={props.onReadSeen}>
                Read those in sight, {counted(unreadInSight, 'pull', 'pulls')}
              </Button>
            ) : null}
            <Button size="sm" onClick={props.onReadAll}>
              Read all, about {price}
            </Button>
          </>
        )
      }
    >
      {isScarce ? (
        <>
          {registry} counts every manifest that is read
          {rateLimit === null ? '' : `, ${rateLimit.remaining.toLocaleString('en')} pulls are left`}.{' '}
        </>
      ) : null}
      <span className="text-ink-2">
        {isAgreed
          ? `Reading all: ${unread}.`
          : isScarce
            ? `${unread}.`
            : `${unread}; those in sight are read as you scroll.`}
      </span>
    </Bar>
  );
}

function Bar({ actions, children }: Readonly<{ actions: ReactNode; children: ReactNode }>) {
  return (
    <div className="mx-6 mb-2.5 flex flex-none flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-2 border border-line-strong bg-chrome px-3 py-1.5 text-xs max-md:mx-4">
      <p className="min-w-0 flex-1 basis-80">{children}</p>
      <span className="flex flex-wrap gap-1.5">{actions}</span>
    </div>
  );
}
