import type { ReactNode } from 'react';
import { formatDate } from '@/lib/display/date';
import { isDigest } from '@/lib/oci/digest';
import type { ProblemDetails } from '@/lib/problem/problem';
import { DigestSwatch } from '../reference/digest-swatch';
import { KeyValue, KeyValueRow } from '../ui/key-value';

type Fact = ProblemDetails[string];

/** Details that the page shows in a place of their own, or that only programs need. */
const elsewhere = new Set(['part', 'tags']);

/** What is known about a problem, row by row, in the order in which it was told. */
export function ProblemFacts({ details }: Readonly<{ details: ProblemDetails }>) {
  const facts = Object.entries(details).filter(([name, fact]) => !elsewhere.has(name) && fact !== null);
  if (facts.length === 0) return null;
  return (
    <KeyValue className="mt-2.5">
      {facts.map(([name, fact]) => (
        <KeyValueRow key={name} name={factName(name)}>
          {factValue(fact)}
        </KeyValueRow>
      ))}
    </KeyValue>
  );
}

/** `validFrom` → "Valid from". */
function factName(name: string): string {
  const words = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function factValue(fact: Fact): ReactNode {
  if (typeof fact === 'boolean') return fact ? 'yes' : 'no';
  if (typeof fact === 'number') return fact.toLocaleString('en');
  if (typeof fact !== 'string') return fact?.join(', ');
  if (isDigest(fact)) {
    return (
      <span className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-2">
        <DigestSwatch digest={fact} size="lg" className="self-start" />
        <span className="mono">{fact}</span>
      </span>
    );
  }
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(fact)) return formatDate(fact);
  return <span className="mono">{fact}</span>;
}
