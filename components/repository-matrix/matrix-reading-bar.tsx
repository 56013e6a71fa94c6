import type { ReactNode } from 'react';
import { counted } from '@/lib/display/counted';
import { Button } from '../ui/button';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import type { MatrixView } from './use-version-matrix';

type MatrixReadingBarProps = Readonly<{ view: MatrixView; isScarce: boolean }>;

/** What is being read, what was not and why, and the way to read it with its price. Nothing where all is read. */
export function MatrixReadingBar({ view, isScarce }: MatrixReadingBarProps) {
  const { offer, agree, reading, whole } = view;
  const problem = reading.indexes.problem ?? reading.whole.problem;
  if (problem !== null) {
    return (
      <Bar
        action={
          <Button size="sm" onClick={reading.resume}>
            Read on
          </Button>
        }
      >
        <Status tone="warn" wraps>
          <VerbatimText>{problem.message}</VerbatimText>
        </Status>
      </Bar>
    );
  }
  if (offer !== null) {
    const price = isScarce ? counted(offer.count, 'pull', 'pulls') : `${offer.requests.toLocaleString('en')} requests`;
    return (
      <Bar
        action={
          <Button size="sm" onClick={agree}>
            Read them, up to {price}
          </Button>
        }
      >
        {offer.of === 'versions'
          ? `${counted(offer.count, 'older version is', 'older versions are')} not read.`
          : `The sizes of ${counted(offer.count, 'platform is', 'platforms are')} not read.`}
        <PullsLeft view={view} isScarce={isScarce} />
      </Bar>
    );
  }
  const pending = whole.columns.filter(({ state }) => state === 'pending').length;
  const awaited = pending + reading.whole.awaited;
  if (awaited === 0) return null;
  return (
    <p role="status" className="pb-2 text-xs text-ink-3">
      {pending > 0
        ? `Reading versions: ${(whole.columns.length - pending).toLocaleString('en')} of ${whole.columns.length.toLocaleString('en')}`
        : `Reading sizes: ${counted(reading.whole.awaited, 'version', 'versions')} left`}
    </p>
  );
}

function PullsLeft({ view, isScarce }: MatrixReadingBarProps) {
  const { rateLimit } = view.reading.indexes;
  if (!isScarce) return null;
  return (
    <>
      {' '}
      This registry counts every manifest that is read
      {rateLimit === null ? '' : `, ${counted(rateLimit.remaining, 'pull is', 'pulls are')} left`}.
    </>
  );
}

function Bar({ action, children }: Readonly<{ action: ReactNode; children: ReactNode }>) {
  return (
    <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-2 border border-line-strong bg-chrome px-3 py-1.5 text-xs">
      <p className="min-w-0 flex-1 basis-80">{children}</p>
      {action}
    </div>
  );
}
