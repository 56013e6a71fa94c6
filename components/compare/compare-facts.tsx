import { type ComparedPair, countVerdicts } from '@/lib/comparison/compare-platforms';
import { formatBytes } from '@/lib/display/bytes';
import { kindName } from '../image/facts';
import { entryName } from '../platform/entry-text';
import { Fact, FactLine } from '../ui/fact-line';
import { Skeleton } from '../ui/skeleton';
import { VerbatimText } from '../ui/verbatim-text';
import { ChangeVerdict } from './change-verdict';
import type { SideNames } from './side-name';
import type { ImageComparison } from './use-comparison';

type CompareFactsProps = Readonly<{ comparison: ImageComparison; names: SideNames }>;

/** What there is to know before any single platform: how many changed, how large it is, what is reused, what a host pulls. */
export function CompareFacts({ comparison, names }: CompareFactsProps) {
  const { a, b, pairs, isComplete } = comparison;
  const counts = countVerdicts(pairs);
  const [first] = pairs.filter(({ layers, verdict }) => layers !== null && verdict === 'changed');
  const kinds = { a: kindName(a), b: kindName(b) };
  return (
    <FactLine>
      <Fact name="Platforms">
        <span className="flex flex-wrap gap-x-3.5">
          {(['same', 'changed', 'added', 'removed'] as const).map((verdict) => (
            <ChangeVerdict key={verdict} of={verdict} count={counts[verdict]} />
          ))}
        </span>
      </Fact>
      <Fact name="Total, compressed">
        {isComplete ? (
          <>
            {formatBytes(a.totalBytes)} <span className="text-ink-3">→</span> {formatBytes(b.totalBytes)}
          </>
        ) : (
          <Skeleton className="h-2.5 w-20" />
        )}
      </Fact>
      <LayersReused pairs={pairs} />
      {first?.layers && first.b?.totalBytes ? (
        <Fact name={`A ${entryName(first.b)} host that has ${names.a} pulls`}>
          {formatBytes(first.layers.pullBytes)} <span className="text-ink-3">of {formatBytes(first.b.totalBytes)}</span>
        </Fact>
      ) : null}
      <Fact name="Kind">
        <VerbatimText>{kinds.a === kinds.b ? `${kinds.a}, both` : `${kinds.a} → ${kinds.b}`}</VerbatimText>
      </Fact>
      {a.digest === b.digest ? <Fact name="Digest">identical</Fact> : null}
    </FactLine>
  );
}

function LayersReused({ pairs }: Readonly<{ pairs: readonly ComparedPair[] }>) {
  const read = pairs.flatMap(({ layers, b }) => (layers && b?.totalBytes ? [{ ...layers, bytes: b.totalBytes }] : []));
  const sum = (of: (one: (typeof read)[number]) => number) => read.reduce((total, one) => total + of(one), 0);
  const bytes = sum((one) => one.bytes);
  if (bytes === 0) return null;
  return (
    <Fact name="Layers reused">
      {sum((one) => one.reused)} of {sum((one) => one.total)}{' '}
      <span className="text-ink-3">
        {Math.round((100 * sum((one) => one.bytes - one.pullBytes)) / bytes)} % of bytes
      </span>
    </Fact>
  );
}
