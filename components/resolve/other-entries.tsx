'use client';

import { useState } from 'react';
import { formatReference, type Reference } from '@/lib/oci/reference';
import type { Resolution } from '@/lib/resolve/resolution';
import { routes } from '@/lib/routes';
import { Button } from '../ui/button';
import { VerbatimText } from '../ui/verbatim-text';
import { EntryLink } from './entry-link';

const shownAtFirst = 12;

type OtherEntriesProps = Readonly<{ reference: Reference; resolution: Resolution }>;

/** The entries that fit nothing the engine looks for, each with the reason. */
export function OtherEntries({ reference, resolution }: OtherEntriesProps) {
  const [isWhole, setIsWhole] = useState(false);
  const { tried, candidates } = resolution;
  const others = candidates.filter(({ rank }) => rank === null);
  if (others.length === 0) return null;
  const shown = isWhole ? others : others.slice(0, shownAtFirst);
  return (
    <section aria-labelledby="others">
      <h3 id="others" className="mt-4.5 mb-1.5">
        {tried.length === 0 ? 'There is one manifest' : 'Entries no candidate matches'}
      </h3>
      <ul className="border-t border-line-strong text-xs">
        {shown.map((candidate) => (
          <li
            key={candidate.id}
            className="grid min-h-7 grid-cols-[minmax(150px,auto)_minmax(0,1fr)] items-baseline gap-x-3 border-b border-line py-0.5"
          >
            <EntryLink href={routes.image(formatReference(reference), { entry: candidate.id })} entry={candidate} />
            <span className="text-ink-3 wrap-anywhere">
              <VerbatimText>{candidate.because}</VerbatimText>
            </span>
          </li>
        ))}
      </ul>
      {shown.length < others.length ? (
        <Button size="sm" onClick={() => setIsWhole(true)} className="mt-2">
          Show all {others.length.toLocaleString('en')}
        </Button>
      ) : null}
    </section>
  );
}
