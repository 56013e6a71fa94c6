import { isPending, type Leaf } from '../platform/entry-leaves';
import { counted, entryName } from '../platform/entry-text';
import { Button } from '../ui/button';
import { Status } from '../ui/status';
import { leftOut } from './facts';
import type { ImageReading } from './use-image';

type ReadingStateProps = Readonly<{ leaves: readonly Leaf[]; reading: ImageReading }>;

/** How far the reading is; afterwards, what it left out and the way to read that again. */
export function ReadingState({ leaves, reading }: ReadingStateProps) {
  const { complete, problem, isReading, readAgain } = reading;
  const left = leftOut(leaves);
  if (!complete) return <ReadingProgress leaves={leaves} />;
  if (problem === null && left.length === 0) return null;
  return (
    <div className="mt-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-xs">
      <Status tone="warn" className="min-w-0 whitespace-normal!">
        {problem?.message ?? `Totals and checks leave out ${namesOf(left)}`}
      </Status>
      <Button size="sm" onClick={readAgain} aria-disabled={isReading}>
        {isReading
          ? 'Reading'
          : left.length === 2
            ? 'Read both again'
            : left.length > 2
              ? 'Read them again'
              : 'Read again'}
      </Button>
    </div>
  );
}

function ReadingProgress({ leaves }: Readonly<{ leaves: readonly Leaf[] }>) {
  const loading = leaves.filter(({ entry }) => entry.kind === 'manifest' || entry.kind === 'artifact');
  const read = loading.filter((leaf) => !isPending(leaf, false)).length;
  return (
    <div role="status" className="mt-2.5 flex items-center gap-3 text-xs text-ink-2">
      <span>Reading {counted(loading.length, 'entry', 'entries')}</span>
      <span aria-hidden="true" className="h-[3px] flex-1 bg-skeleton">
        <i
          className="block h-[3px] bg-ink transition-[width] duration-(--duration-data)"
          style={{ width: `${(100 * read) / Math.max(1, loading.length)}%` }}
        />
      </span>
      <span className="text-ink-3">
        {read} of {loading.length}
      </span>
    </div>
  );
}

const namesShown = 4;

function namesOf(leaves: readonly Leaf[]): string {
  const names = leaves.slice(0, namesShown).map(({ entry }) => entryName(entry));
  const rest = leaves.length - names.length;
  return rest > 0 ? `${names.join(', ')} and ${rest} more` : new Intl.ListFormat('en').format(names);
}
