import type { ReactNode } from 'react';
import type { MatrixFacts } from '@/lib/tag/version-events';
import type { VersionColumn } from '@/lib/tag/version-matrix';
import { Fact } from '../ui/fact';
import { Skeleton } from '../ui/skeleton';
import { Status } from '../ui/status';

type VersionFactsProps = Readonly<{
  versionCount: number;
  shownCount: number;
  platformCount: number;
  facts: MatrixFacts;
  isReading: boolean;
}>;

/** What the matrix tells in a few numbers. */
export function VersionFacts({ versionCount, shownCount, platformCount, facts, isReading }: VersionFactsProps) {
  const { newest, vanished, vanishedInNewest, cameBack, most, mostIn } = facts;
  const value = (content: ReactNode) => (isReading && newest === null ? <Skeleton className="h-2.5 w-8" /> : content);
  return (
    <dl className="flex flex-wrap gap-y-2 border-b border-line bg-chrome px-6 pt-2.5 pb-3 max-md:gap-x-5 max-md:gap-y-1.5 max-md:px-4">
      <Fact name="Versions">
        {versionCount.toLocaleString('en')}
        {shownCount === versionCount ? null : (
          <span className="text-ink-3">{shownCount.toLocaleString('en')} shown</span>
        )}
      </Fact>
      <Fact name="Platforms, ever">{value(platformCount.toLocaleString('en'))}</Fact>
      {newest === null ? null : <Fact name={`In the newest, ${newest.version.name}`}>{newest.platformCount}</Fact>}
      <Fact name="Vanished for good">
        {value(
          vanished === 0 ? 'none' : <Status tone="danger">{vanishedWords(vanished, vanishedInNewest, newest)}</Status>,
        )}
      </Fact>
      <Fact name="Vanished and came back">{value(cameBack === 0 ? 'none' : cameBack)}</Fact>
      {most === 0 ? null : (
        <Fact name="Most at once" isMinor>
          {most}
          <span className="text-ink-3">in {spanWords(mostIn)}</span>
        </Fact>
      )}
    </dl>
  );
}

function vanishedWords(vanished: number, inNewest: number, newest: VersionColumn | null): string {
  if (inNewest === 0 || newest === null) return String(vanished);
  return `${vanished}, ${inNewest === vanished ? 'all' : inNewest} of them in ${newest.version.name}`;
}

/** The first and the last are enough to find them by. */
function spanWords(columns: readonly VersionColumn[]): string {
  const [first, last] = [columns[0]?.version.name ?? '', columns.at(-1)?.version.name ?? ''];
  if (columns.length <= 2) return first === last ? first : `${first} and ${last}`;
  return `${columns.length} versions, ${first} first`;
}
