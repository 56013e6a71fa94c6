'use client';

import { ChevronDown } from 'lucide-react';
import { type RefObject, useState } from 'react';
import type { EntryView } from '@/lib/contract/image';
import { formatBytes } from '@/lib/display/bytes';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { type Engine, engineName, engineSubject } from '@/lib/resolve/engine';
import type { ListedHost } from '@/lib/resolve/listed-host';
import type { Resolution } from '@/lib/resolve/resolution';
import { routes } from '@/lib/routes';
import { PlatformLabel } from '../platform/platform-label';
import { DigestLabel } from '../reference/digest-label';
import { Button, ButtonLink } from '../ui/button';
import { Skeleton } from '../ui/skeleton';
import { Status } from '../ui/status';
import { CandidateList } from './candidate-list';
import { OtherEntries } from './other-entries';
import { Reproduce } from './reproduce';
import { ResolutionNotes } from './resolution-notes';

type ResolutionDetailProps = Readonly<{
  reference: Reference;
  host: ListedHost;
  engine: Engine;
  /** Null for an engine that machines of this operating system do not run. */
  resolution: Resolution | null;
  /** The entry that is taken. */
  entry: EntryView | undefined;
  isPending: boolean;
  onRead: (id: string) => void;
  className: string;
  ref?: RefObject<HTMLElement | null>;
}>;

/** One answer in full: what is taken, why, what was tried before, what it takes to run, and how to see it for oneself. */
export function ResolutionDetail(props: ResolutionDetailProps) {
  const { reference, host, engine, resolution, entry, isPending, onRead, className, ref } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <aside
      ref={ref}
      aria-label="Why this entry"
      className={`min-h-0 min-w-0 scroll-mt-12 overflow-auto border-line-strong px-5 pb-6 max-md:px-4 lg:border-l ${className}`}
    >
      <h2 className="flex min-h-14 flex-wrap items-center gap-x-1.5 font-regular text-ink-2 max-md:min-h-10">
        <PlatformLabel platform={resolution?.host.platform ?? host.platform} />
        <span>{host.isRequested ? 'asked of' : 'host on'}</span>
        <b className="font-strong text-ink">{engineName(engine)}</b>
        <span>pulls</span>
      </h2>
      {resolution === null ? (
        <p className="border-t-[1.5px] border-line-ink pt-3.5 text-ink-2">
          {engineSubject(engine)} runs no Windows containers, so no Windows host pulls by its rules.
        </p>
      ) : (
        <>
          <Answer resolution={resolution} entry={entry} isPending={isPending} reference={reference} onRead={onRead} />
          <ResolutionNotes resolution={resolution} />
          <Button
            icon={ChevronDown}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
            className="mt-2 w-full md:hidden"
          >
            Candidates, other entries, command
          </Button>
          <div className={isOpen ? '' : 'max-md:hidden'}>
            <CandidateList reference={reference} resolution={resolution} />
            <OtherEntries key={engine} reference={reference} resolution={resolution} />
            <Reproduce reference={reference} resolution={resolution} />
          </div>
        </>
      )}
    </aside>
  );
}

type AnswerProps = Pick<ResolutionDetailProps, 'reference' | 'entry' | 'isPending' | 'onRead'> &
  Readonly<{ resolution: Resolution }>;

function Answer({ reference, resolution: { match, unread }, entry, isPending, onRead }: AnswerProps) {
  return (
    <div className="border-t-[1.5px] border-line-ink py-3.5">
      <p className="flex min-h-9 items-center gap-3 text-xl">
        {match === null ? null : match.platform === null ? (
          `entry ${match.id}, no platform`
        ) : (
          <PlatformLabel
            platform={match.platform}
            className="[&_.mono]:text-xl [&_.mono]:tracking-[-0.03em] [&>.arch-key]:h-6.5 [&>.arch-key]:w-1.5"
          />
        )}
        {match === null && unread.length > 0 ? isPending ? <Skeleton className="h-5 w-40" /> : 'not read yet' : null}
        {match === null && unread.length === 0 ? <Status tone="danger">no match</Status> : null}
        {match === null ? null : (
          <ButtonLink
            size="sm"
            href={routes.image(formatReference(reference), { entry: match.id })}
            className="ml-auto"
          >
            Inspect
          </ButtonLink>
        )}
      </p>
      {match === null ? null : (
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
          <DigestLabel digest={match.digest} digits={12} withAlgorithm />
          {match.totalBytes === null ? null : (
            <span className="text-ink-3">
              {entry === undefined ? null : `${entry.sizeBytes.toLocaleString('en')} bytes, `}
              {formatBytes(match.totalBytes)} to download
            </span>
          )}
          {match.totalBytes === null && isPending ? <Skeleton className="h-2.5 w-24" /> : null}
          {match.totalBytes === null && !isPending && entry?.problem === null ? (
            <Button size="sm" onClick={() => onRead(match.id)}>
              Read its size (1 pull)
            </Button>
          ) : null}
        </p>
      )}
    </div>
  );
}
