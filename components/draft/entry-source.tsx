import type { DraftEntryView, DraftView } from '@/lib/contract/draft';
import { counted } from '@/lib/display/counted';
import { DigestLabel } from '../reference/digest-label';
import { VerbatimText } from '../ui/verbatim-text';
import { sourceParts } from './source-parts';

type EntrySourceProps = Readonly<{ entry: DraftEntryView; draft: DraftView }>;

/** Where the manifest of an entry comes from, short where that is where it goes, and the digest that is written. */
export function EntrySource({ entry, draft }: EntrySourceProps) {
  const { name, place } = sourceParts(entry.source, draft.target);
  const attestations = draft.entries.filter(({ attests }) => attests === entry.digest).length;
  return (
    <span className="block min-w-0 leading-[18px]">
      <span title={entry.source} className="mono block truncate">
        <VerbatimText>{name}</VerbatimText>
      </span>
      <span className="flex flex-wrap items-center gap-x-2 text-2xs text-ink-3">
        {place === null ? null : <VerbatimText>{place}</VerbatimText>}
        <DigestLabel digest={entry.digest} size="sm" />
        {attestations === 0 ? null : <span>with {counted(attestations, 'attestation', 'attestations')}</span>}
      </span>
    </span>
  );
}
