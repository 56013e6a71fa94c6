import { formatBytes } from '@/lib/display/bytes';
import type { Platform } from '@/lib/platform/platform';
import type { Resolution } from '@/lib/resolve/resolution';
import { PlatformLabel } from '../platform/platform-label';
import { DigestSwatch } from '../reference/digest-swatch';
import { Skeleton } from '../ui/skeleton';
import { Status } from '../ui/status';
import { cellNote } from './cell-note';

type ResolveCellProps = Readonly<{
  /** Null for an engine that machines of this operating system do not run. */
  resolution: Resolution | null;
  /** Whether it is the answer of the first column as well: then its words stand back. */
  isSame: boolean;
  isSelected: boolean;
  isTabStop: boolean;
  /** Whether what decides is on its way. */
  isPending: boolean;
  /** What tells this cell from the others: the host and the engine. */
  name: string;
  place: string;
  onSelect: () => void;
}>;

/** What one engine pulls for one host. */
export function ResolveCell(props: ResolveCellProps) {
  const { resolution, isSame, isSelected, isTabStop, isPending, name, place, onSelect } = props;
  return (
    <button
      type="button"
      data-entry={place}
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={isSelected}
      onClick={onSelect}
      className={`flex h-13.5 w-full flex-col items-start overflow-hidden rounded-2 border border-transparent px-1.5 pt-0.5 text-left leading-4 ${isSelected ? 'bg-canvas outline-2 -outline-offset-1 outline-ink' : 'hover:bg-hover'}`}
    >
      <span className="sr-only">{name}: </span>
      {resolution === null ? <span className="text-2xs text-ink-3">no Windows containers</span> : null}
      {resolution === null ? null : <Answer resolution={resolution} isSame={isSame} isPending={isPending} />}
    </button>
  );
}

type AnswerProps = Pick<ResolveCellProps, 'isSame' | 'isPending'> & Readonly<{ resolution: Resolution }>;

function Answer({ resolution, isSame, isPending }: AnswerProps) {
  const { match, unread } = resolution;
  if (match === null && unread.length > 0) {
    return isPending ? <Skeleton className="mt-1 h-2.5 w-20" /> : <span className="text-ink-3">not read yet</span>;
  }
  const note = cellNote(resolution);
  return (
    <>
      {match === null ? <NoMatch isSame={isSame} /> : <Taken match={match} isSame={isSame} />}
      {note === null ? null : (
        <span className="pl-2.5 text-2xs leading-4">
          {note.tone === 'warn' ? (
            <Status tone="warn">{note.text}</Status>
          ) : (
            <span className="whitespace-nowrap text-ink-3">{note.text}</span>
          )}
        </span>
      )}
    </>
  );
}

/** The version stands below, where there is room for it. */
function withoutVersion({ 'os.version': _, ...platform }: Platform): Platform {
  return platform;
}

/** On small screens there is no first column to be the same as. */
function NoMatch({ isSame }: Readonly<{ isSame: boolean }>) {
  const full = <Status tone="danger">no match</Status>;
  if (!isSame) return full;
  return (
    <>
      <span className="pl-2.5 text-ink-3 max-md:hidden">no match</span>
      <span className="md:hidden">{full}</span>
    </>
  );
}

function Taken({ match, isSame }: Readonly<{ match: NonNullable<Resolution['match']>; isSame: boolean }>) {
  return (
    <>
      {match.platform === null ? (
        <span className={`pl-2.5 ${isSame ? 'md:text-ink-3' : ''}`}>entry {match.id}, no platform</span>
      ) : (
        <PlatformLabel
          platform={withoutVersion(match.platform)}
          className={`max-w-full leading-4 [&>span]:truncate ${isSame ? 'md:[&_.mono]:text-ink-3 md:[&_b]:font-regular' : ''}`}
        />
      )}
      <span className="flex items-center gap-1.5 pl-2.5 text-2xs text-ink-3">
        <DigestSwatch digest={match.digest} />
        {match.totalBytes === null ? null : formatBytes(match.totalBytes)}
      </span>
    </>
  );
}
