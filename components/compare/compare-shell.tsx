import { familiarReference, type Reference } from '@/lib/oci/reference';
import { Skeleton } from '../ui/skeleton';

const placeholders = ['a', 'b', 'c', 'd', 'e', 'f'];

/** What stands under the header before both registries have answered: where the questions went, and room for the answer. */
export function CompareShell({
  references: { a, b },
}: Readonly<{ references: Readonly<{ a: Reference; b: Reference }> }>) {
  return (
    <div className="px-6 max-md:px-4">
      <p role="status" className="flex min-h-13 items-center text-ink-3 wrap-anywhere">
        Reading {familiarReference(a)} and {familiarReference(b)}
      </p>
      <ul aria-hidden="true" className="border-t-[1.5px] border-line-ink">
        {placeholders.map((name) => (
          <li key={name} className="flex h-8 items-center gap-8 border-b border-line px-2">
            <Skeleton className="h-2.5 w-24" />
            <Skeleton className="h-2 w-20" />
            <Skeleton className="h-2 w-20" />
          </li>
        ))}
      </ul>
    </div>
  );
}
