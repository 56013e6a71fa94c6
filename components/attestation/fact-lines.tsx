import type { FactView } from '@/lib/contract/attestation';
import { VerbatimText } from '../ui/verbatim-text';

/** Names and values of a document, one a line: `name=value`. */
export function FactLines({ facts }: Readonly<{ facts: readonly FactView[] }>) {
  return facts.map(({ name, value }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat; the position is the identity.
    <span key={index} className="mono block whitespace-pre-wrap">
      {name === '' ? null : (
        <span className="text-ink-3">
          <VerbatimText>{name}</VerbatimText>=
        </span>
      )}
      <VerbatimText>{value}</VerbatimText>
    </span>
  ));
}
