import type { ComparedPair } from '@/lib/comparison/compare-platforms';
import { formatBytes } from '@/lib/display/bytes';
import { counted } from '@/lib/display/counted';
import { entryName } from '../platform/entry-text';
import { VerbatimText } from '../ui/verbatim-text';
import type { SideNames } from './side-name';

/** What there is to say of a platform that one side alone lists. */
export function OneSided({ pair: { a, b }, names }: Readonly<{ pair: ComparedPair; names: SideNames }>) {
  const entry = a ?? b;
  if (entry === null) return null;
  const extent =
    entry.totalBytes === null || entry.layers === null
      ? ''
      : ` It holds ${counted(entry.layers.length, 'layer', 'layers')}, ${formatBytes(entry.totalBytes)} to pull.`;
  return (
    <p className="text-ink-2 wrap-anywhere">
      <VerbatimText>
        {a === null
          ? `${entryName(entry)} is new in ${names.b}: ${names.a} has no counterpart.`
          : `${entryName(entry)} is in ${names.a} alone: ${names.b} has no counterpart.`}
      </VerbatimText>
      {extent}
    </p>
  );
}
