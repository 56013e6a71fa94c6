'use client';

import type { DraftEntryView } from '@/lib/contract/draft';
import { VerbatimText } from '../ui/verbatim-text';
import { draftEntryName } from './draft-entry-name';
import type { EntryActions } from './use-entry-actions';
import { ValueCell } from './value-cell';

type EntryDetailsProps = Readonly<{
  entry: DraftEntryView;
  others: readonly DraftEntryView[];
  actions: EntryActions;
}>;

/** What few entries say beside their platform: features of the system, annotations. */
export function EntryDetails({ entry, others, actions }: EntryDetailsProps) {
  const annotations = Object.entries(entry.annotations);
  return (
    <dl className="grid grid-cols-[92px_minmax(0,1fr)] items-baseline gap-y-0.5 py-1 text-xs">
      <dt className="text-ink-3">os.features</dt>
      <dd>
        <ValueCell
          entry={entry}
          field="os.features"
          others={others}
          onChange={(text) => actions.change(entry, 'os.features', text)}
        />
      </dd>
      <dt className="text-ink-3">annotations</dt>
      <dd className="min-w-0">
        <button
          type="button"
          aria-label={`Annotations of ${draftEntryName(entry)}: ${annotations.length === 0 ? 'none' : annotations.length}`}
          onClick={() => actions.annotate(entry)}
          className="mono min-h-6 max-w-full text-left wrap-anywhere"
        >
          {annotations.length === 0 ? (
            <span className="border-b border-dotted border-line-control text-ink-3">none</span>
          ) : (
            annotations.map(([name, value]) => (
              <span key={name} className="block">
                <span className="border-b border-dotted border-line-control">
                  <VerbatimText>{`${name} = ${value}`}</VerbatimText>
                </span>
              </span>
            ))
          )}
        </button>
      </dd>
    </dl>
  );
}
