import { differs } from '@/lib/comparison/compare-fields';
import type { ComparedPair } from '@/lib/comparison/compare-platforms';
import { formatBytes } from '@/lib/display/bytes';
import { Fact, FactLine } from '../ui/fact-line';

/** What two platforms have in common, before any detail. */
export function PlatformFacts({ pair: { a, b, verdict, layers, fields } }: Readonly<{ pair: ComparedPair }>) {
  if (a === null || b === null) return null;
  return (
    <FactLine>
      <Fact name="Manifests">{verdict === 'same' ? 'the same' : 'different'}</Fact>
      {a.totalBytes === null || b.totalBytes === null ? null : (
        <Fact name="Compressed">
          {formatBytes(a.totalBytes)} <span className="text-ink-3">→</span> {formatBytes(b.totalBytes)}
        </Fact>
      )}
      {layers === null ? null : (
        <Fact name="Layers">
          {layers.reused} of {layers.total} shared
        </Fact>
      )}
      <Fact name="Config">
        {fields.filter(differs).length} of {fields.length} fields differ
      </Fact>
    </FactLine>
  );
}
