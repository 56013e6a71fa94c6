import type { ReactNode } from 'react';
import { formatDate } from '@/lib/display/date';
import type { TagCounts } from '@/lib/tag/count-tags';
import { Fact } from '../ui/fact';
import { Skeleton } from '../ui/skeleton';

type RepositoryFactsProps = Readonly<{
  tagCount: number;
  /** Whether the registry has more tags than were listed. */
  isCut: boolean;
  readCount: number;
  isReading: boolean;
  counts: TagCounts;
}>;

/** What a repository holds. Counts tell of what was read, and how much that is. */
export function RepositoryFacts({ tagCount, isCut, readCount, isReading, counts }: RepositoryFactsProps) {
  const isAllRead = readCount === tagCount;
  const value = (text: ReactNode) =>
    readCount > 0 ? (
      text
    ) : isReading ? (
      <Skeleton className="h-2.5 w-8" />
    ) : (
      <span className="text-ink-3">not read</span>
    );
  return (
    <dl className="mt-2.5 flex flex-wrap gap-y-2 max-md:gap-x-5 max-md:gap-y-1.5">
      <Fact name="Tags">
        {tagCount.toLocaleString('en')}
        {isCut ? <span className="text-ink-3">and more</span> : null}
      </Fact>
      {isAllRead ? null : (
        <Fact name="Read so far">
          <span role={isReading ? 'status' : undefined}>
            {readCount.toLocaleString('en')} of {tagCount.toLocaleString('en')}
          </span>
        </Fact>
      )}
      <Fact name="Indexes">{value(counts.indexes.toLocaleString('en'))}</Fact>
      <Fact name="Single manifests">{value(counts.manifests.toLocaleString('en'))}</Fact>
      <Fact name="Signatures, caches" isMinor>
        {value(counts.artifacts.toLocaleString('en'))}
      </Fact>
      <Fact name="Distinct digests" isMinor>
        {value(counts.digests.toLocaleString('en'))}
      </Fact>
      {isAllRead ? <Fact name="Single manifests in no index">{counts.inNoIndex.toLocaleString('en')}</Fact> : null}
      {counts.newest === null ? null : (
        <Fact name="Newest created" isMinor>
          {formatDate(counts.newest)}
        </Fact>
      )}
      {counts.failed === 0 ? null : (
        <Fact name="Not readable">
          <span className="text-warn">{counts.failed.toLocaleString('en')}</span>
        </Fact>
      )}
    </dl>
  );
}
