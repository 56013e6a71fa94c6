import type { ImageView } from '@/lib/contract/image';
import { formatBytes } from '@/lib/display/bytes';
import { counted } from '@/lib/display/counted';
import type { Reference } from '@/lib/oci/reference';
import { isPending, isUnread, type Leaf } from '../platform/entry-leaves';
import { entryName } from '../platform/entry-text';
import { Button } from '../ui/button';
import { Status } from '../ui/status';
import { bytesRead, leftOut } from './facts';
import { ThriftNote } from './thrift-note';
import type { ImageReading } from './use-image';

type ReadingStateProps = Readonly<{
  reference: Reference;
  view: ImageView;
  leaves: readonly Leaf[];
  reading: ImageReading;
}>;

/** How far the reading is; afterwards, what it left out and the way to read that again. */
export function ReadingState({ reference, view, leaves, reading }: ReadingStateProps) {
  const { complete, problem, isReading, readAgain, readEntries } = reading;
  if (!complete) return <ReadingProgress leaves={leaves} />;
  const left = leftOut(leaves);
  const isBusy = isReading || leaves.some(({ isAwaited }) => isAwaited);
  return (
    <>
      {problem === null && left.length === 0 ? null : (
        <div className="mt-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-xs">
          <Status tone="warn" wraps>
            {problem?.message ?? `Totals and checks leave out ${namesOf(left)}`}
          </Status>
          <Button
            size="sm"
            onClick={problem === null ? () => readEntries(left.map(({ entry }) => entry.id)) : readAgain}
            aria-disabled={isBusy}
          >
            {isBusy ? 'Reading' : readAgainText(left.length)}
          </Button>
        </div>
      )}
      {leaves.some(isUnread) && (problem === null || view.thrift) ? (
        <ThriftNote reference={reference} view={view} leaves={leaves} onRead={readEntries} />
      ) : null}
    </>
  );
}

function ReadingProgress({ leaves }: Readonly<{ leaves: readonly Leaf[] }>) {
  const loading = leaves.filter(({ entry }) => entry.kind !== 'attestation' && entry.kind !== 'unknown');
  const read = loading.filter((leaf) => !isPending(leaf, false));
  return (
    <div role="status" className="mt-2.5 flex items-center gap-3 text-xs text-ink-2">
      <span>Reading {counted(loading.length, 'config', 'configs')}</span>
      <span aria-hidden="true" className="h-[3px] flex-1 bg-skeleton">
        <i
          className="block h-[3px] bg-ink transition-[width] duration-(--duration-data)"
          style={{ width: `${(100 * read.length) / Math.max(1, loading.length)}%` }}
        />
      </span>
      <span className="text-ink-3">
        {read.length} of {loading.length}, {formatBytes(bytesRead(read))}
      </span>
    </div>
  );
}

function readAgainText(count: number): string {
  if (count === 2) return 'Read both again';
  return count > 2 ? `Read all ${count} again` : 'Read again';
}

const namesShown = 4;

function namesOf(leaves: readonly Leaf[]): string {
  const names = leaves.slice(0, namesShown).map(({ entry }) => entryName(entry));
  const rest = leaves.length - names.length;
  return rest > 0 ? `${names.join(', ')} and ${rest} more` : new Intl.ListFormat('en').format(names);
}
