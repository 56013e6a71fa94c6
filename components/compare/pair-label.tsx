import type { ComparedPair } from '@/lib/comparison/compare-platforms';
import type { EntryView } from '@/lib/contract/image';
import { entryKindName, entryName } from '../platform/entry-text';
import { PlatformLabel } from '../platform/platform-label';
import { VerbatimText } from '../ui/verbatim-text';

type PairLabelProps = Readonly<{ pair: Pick<ComparedPair, 'a' | 'b' | 'matched'>; size?: 'md' | 'lg' }>;

/** The platform of a pair; where the sides differ in more than its spelling, both. */
export function PairLabel({ pair: { a, b, matched }, size = 'md' }: PairLabelProps) {
  const isOne = a === null || b === null || matched === 'platform' || entryName(a) === entryName(b);
  const [first, second] = [a ?? b, isOne ? null : b];
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      {first ? <EntryLabel entry={first} size={size} /> : null}
      {second ? (
        <span className="mono text-ink-3">
          → <VerbatimText>{entryName(second)}</VerbatimText>
        </span>
      ) : null}
    </span>
  );
}

function EntryLabel({ entry, size }: Readonly<{ entry: EntryView; size: 'md' | 'lg' }>) {
  if (entry.platform !== null) return <PlatformLabel platform={entry.platform} size={size} />;
  return (
    <span className={size === 'lg' ? 'text-md font-medium' : 'mono'}>
      <VerbatimText>{entryKindName(entry)}</VerbatimText>
    </span>
  );
}
