import type { Reference } from '@/lib/oci/reference';
import { Skeleton } from '../ui/skeleton';

const placeholders = ['a', 'b', 'c', 'd', 'e', 'f'];

/** What stands under the header before the registry has answered: where the question went, and room for the answer. */
export function ImageShell({ reference }: Readonly<{ reference: Reference }>) {
  const place = reference.kind === 'registry' ? reference.registry : `the layout ${reference.layout}`;
  return (
    <div className="px-6 max-md:px-4">
      <p role="status" className="flex min-h-13 items-center text-ink-3">
        Reading from {place}
      </p>
      <ul
        aria-hidden="true"
        className="grid max-w-180 grid-cols-[repeat(auto-fill,minmax(100px,1fr))] gap-1 border-t-[1.5px] border-line-ink pt-2"
      >
        {placeholders.map((name) => (
          <li
            key={name}
            className="grid h-(--size-cell-h) content-center gap-2 rounded-2 border border-t-[3px] border-line-strong px-2"
          >
            <Skeleton className="h-2.5 w-11" />
            <Skeleton className="h-2 w-[62px]" />
          </li>
        ))}
      </ul>
    </div>
  );
}
