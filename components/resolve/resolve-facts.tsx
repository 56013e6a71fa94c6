import type { ImageView } from '@/lib/contract/image';
import type { ResolvedRow } from '@/lib/resolve/resolve-row';
import { kindName } from '../image/facts';
import type { Leaf } from '../platform/entry-leaves';
import { PlatformChips } from '../platform/platform-chips';
import { Fact, FactLine } from '../ui/fact-line';
import { VerbatimText } from '../ui/verbatim-text';

type ResolveFactsProps = Readonly<{
  view: ImageView;
  leaves: readonly Leaf[];
  rows: readonly ResolvedRow[];
  /** How many entries no known machine pulls; null while that is not known. */
  unpulledCount: number | null;
}>;

/** What there is to know before any single answer: what is listed, and who goes without. */
export function ResolveFacts({ view, leaves, rows, unpulledCount }: ResolveFactsProps) {
  const images = leaves.filter(({ entry }) => entry.kind !== 'attestation');
  return (
    <FactLine>
      <Fact name="Kind">
        <VerbatimText>{kindName(view)}</VerbatimText>
      </Fact>
      {view.kind === 'index' ? (
        <Fact name="Entries">
          {images.length.toLocaleString('en')}
          <span className="md:hidden">{images.length === 1 ? 'entry' : 'entries'}</span>
        </Fact>
      ) : null}
      <Fact name={view.kind === 'index' ? 'Listed platforms' : 'Platform'}>
        <PlatformChips platforms={images.flatMap(({ entry }) => entry.platform ?? [])} limit={10} />
      </Fact>
      <Fact name="Hosts without a match">
        {withoutMatch(rows)}
        <span className="md:hidden">without a match</span>
      </Fact>
      {unpulledCount === null || view.kind !== 'index' ? null : (
        <Fact name="Pulled by nobody">
          <span className="max-md:hidden">
            {unpulledCount === 0 ? 'no entry' : `${unpulledCount} of ${images.length}`}
          </span>
          <span className="md:hidden">
            {unpulledCount === 0 ? 'each pulled by somebody' : `${unpulledCount} pulled by nobody`}
          </span>
        </Fact>
      )}
    </FactLine>
  );
}

/** `1 of 9 by every engine, 3 by some`. */
function withoutMatch(rows: readonly ResolvedRow[]): string {
  const missing = rows.map(({ cells }) => {
    const known = cells.filter((cell) => cell !== null && cell.unread.length === 0);
    return { none: known.filter((cell) => cell?.match === null).length, of: known.length };
  });
  const always = missing.filter(({ none, of }) => of > 0 && none === of).length;
  const sometimes = missing.filter(({ none, of }) => none > 0 && none < of).length;
  if (always + sometimes === 0) return 'no host';
  return `${always} of ${rows.length} by every engine, ${sometimes} by some`;
}
