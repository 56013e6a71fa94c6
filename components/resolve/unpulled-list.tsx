import type { EntryView } from '@/lib/contract/image';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { EntryLink } from './entry-link';

type UnpulledListProps = Readonly<{
  reference: Reference;
  entries: readonly EntryView[];
}>;

const shown = 24;

/** The images in the index that no known machine pulls: doubled, for a platform nobody has, or out of reach. */
export function UnpulledList({ reference, entries }: UnpulledListProps) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="unpulled" className="mt-4 max-md:order-6 max-md:mx-4">
      <h2 id="unpulled" className="font-strong">
        Pulled by nobody
      </h2>
      <p className="mt-0.5 text-xs text-ink-3">
        {entries.length === 1 ? 'This entry is' : `These ${entries.length.toLocaleString('en')} entries are`} taken by
        none of the known machines, by no engine: another entry comes first, or no machine is of such a platform.
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-5 text-xs">
        {entries.slice(0, shown).map((entry) => (
          <li key={entry.id}>
            <EntryLink href={routes.image(formatReference(reference), { entry: entry.id })} entry={entry} />
          </li>
        ))}
        {entries.length > shown ? (
          <li className="self-center text-ink-3">and {(entries.length - shown).toLocaleString('en')} more</li>
        ) : null}
      </ul>
    </section>
  );
}
