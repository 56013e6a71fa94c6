import type { ImageView } from '@/lib/contract/image';
import { counted } from '@/lib/display/counted';
import type { Reference } from '@/lib/oci/reference';
import { isUnread, type Leaf } from '../platform/entry-leaves';
import { Button } from '../ui/button';
import { pullsLeft } from './pulls-left';

type ThriftNoteProps = Readonly<{
  reference: Reference;
  view: ImageView;
  leaves: readonly Leaf[];
  onRead: (ids: readonly string[]) => void;
}>;

/** Why entries were left out where pulls are scarce, and the way to read all, with its price. */
export function ThriftNote({ reference, view, leaves, onRead }: ThriftNoteProps) {
  const unread = leaves.filter(isUnread);
  const waiting = unread.filter(({ isAwaited }) => isAwaited).length;
  const ids = unread.map(({ entry }) => entry.id);
  const registry = reference.kind === 'registry' ? reference.registry : 'This layout';
  const left = pullsLeft(view);
  return (
    <div className="mt-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border border-line-strong bg-chrome px-3 py-2 text-xs rounded-2">
      <p className="min-w-0 flex-1 basis-80">
        {registry} counts every manifest that is read{left === null ? '' : `, and ${left}`}.{' '}
        <span className="text-ink-2">
          {unread.length === leaves.length
            ? 'Only the index was read'
            : `${counted(unread.length, 'entry is', 'entries are')} not read yet`}
          ; a platform is read when you select it.
        </span>
      </p>
      {waiting > 0 ? (
        <span role="status" className="text-ink-3">
          Reading {counted(waiting, 'entry', 'entries')}
        </span>
      ) : null}
      <Button size="sm" onClick={() => onRead(ids)} aria-disabled={waiting === unread.length}>
        Load all ({priceOf(unread)})
      </Button>
    </div>
  );
}

/** One pull each; a nested index that was not read may hold any number. */
function priceOf(unread: readonly Leaf[]): string {
  const pulls = counted(unread.length, 'pull', 'pulls');
  return unread.some(({ entry }) => entry.kind === 'index') ? `at least ${pulls}` : pulls;
}
