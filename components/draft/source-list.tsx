import type { DraftEntryView, DraftView } from '@/lib/contract/draft';
import { counted } from '../platform/entry-text';
import { PlatformLabel } from '../platform/platform-label';
import { DigestLabel } from '../reference/digest-label';
import { SectionHead } from '../ui/section-head';
import { VerbatimText } from '../ui/verbatim-text';
import { sourceParts } from './source-parts';

type SourceListProps = Readonly<{ draft: DraftView; onSelect: (id: string) => void }>;

/** Where the entries come from, by the place that holds them. */
export function SourceList({ draft, onSelect }: SourceListProps) {
  const images = draft.entries.filter(({ attests }) => attests === null);
  const groups = groupByPlace(images, draft.target);
  return (
    <section aria-labelledby="draft-sources">
      <SectionHead id="draft-sources" title="Sources" note={`${images.length} in use`} />
      {[...groups].map(([place, entries]) => (
        <div key={place} className="mb-3">
          <h3 className="flex justify-between gap-2 border-b border-line py-1 text-2xs text-ink-3">
            <VerbatimText>{place}</VerbatimText>
            <span className="whitespace-nowrap">{counted(entries.length, 'manifest', 'manifests')}</span>
          </h3>
          <ul>
            {entries.map((entry) => (
              <li key={entry.id} className="border-b border-line">
                <SourceButton entry={entry} target={draft.target} onSelect={onSelect} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

type SourceButtonProps = Readonly<{ entry: DraftEntryView; target: string | null; onSelect: (id: string) => void }>;

function SourceButton({ entry, target, onSelect }: SourceButtonProps) {
  return (
    <button
      type="button"
      onClick={() => onSelect(entry.id)}
      className="block w-full min-w-0 py-1.5 text-left hover:bg-hover max-md:min-h-11"
    >
      <span className="mono block truncate" title={entry.source}>
        <VerbatimText>{sourceParts(entry.source, target).name}</VerbatimText>
      </span>
      <span className="flex flex-wrap items-center gap-x-2.5 text-2xs">
        {entry.platform === null ? null : <PlatformLabel platform={entry.platform} />}
        <DigestLabel digest={entry.digest} size="sm" />
      </span>
    </button>
  );
}

function groupByPlace(entries: readonly DraftEntryView[], target: string | null) {
  const groups = new Map<string, DraftEntryView[]>();
  for (const entry of entries) {
    const place = sourceParts(entry.source, target).place ?? 'beside the target';
    groups.set(place, [...(groups.get(place) ?? []), entry]);
  }
  return groups;
}
