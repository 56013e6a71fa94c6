import type { ReactNode } from 'react';
import { formatBytes } from '@/lib/display/bytes';
import { formatDate, formatTime } from '@/lib/display/date';
import { type Digest, isDigest } from '@/lib/oci/digest';
import type { ProblemDetails } from '@/lib/problem/problem';
import { DigestSwatch } from '../reference/digest-swatch';
import { KeyValue, KeyValueRow } from '../ui/key-value';
import { VerbatimText } from '../ui/verbatim-text';

type Fact = ProblemDetails[string];

/** Details that the page shows in a place of their own, or that only programs need. */
const elsewhere = new Set([
  ...['part', 'missing', 'registry', 'repository', 'registryCode', 'status'],
  ...['tags', 'tagCount', 'moreTags'],
  ...['retryAfterSeconds', 'limit', 'remaining', 'windowSeconds'],
  ...['reason', 'authority'],
]);

/** Names that would not read well when taken apart at their capitals. */
const names: Readonly<Record<string, string>> = {
  askedDigest: 'Asked for',
  receivedDigest: 'Received',
  fingerprint256: 'SHA-256',
  authoritySubject: 'Trusted with',
  authorityFingerprint256: 'SHA-256 of that',
  sizeBytes: 'Size',
  maxBytes: 'At most',
  retryAt: 'Asks to wait until',
  registryMessage: 'It says',
  timeoutMs: 'Time limit',
};

/** What is known about a problem, row by row, in the order in which it was told. */
export function ProblemFacts({ details }: Readonly<{ details: ProblemDetails }>) {
  const facts = Object.entries(details).filter(
    ([name, fact]) => !elsewhere.has(name) && fact !== null && fact !== '' && !isTold(name, details),
  );
  if (facts.length === 0) return null;
  return (
    <KeyValue className="mt-2.5">
      {facts.map(([name, fact]) => (
        <KeyValueRow key={name} name={names[name] ?? inWords(name)}>
          <FactValue name={name} fact={fact} />
        </KeyValueRow>
      ))}
    </KeyValue>
  );
}

/** Whether another row says the same. A certificate that is its own authority is told once. */
function isTold(name: string, { host, registry, fingerprint256, authorityFingerprint256 }: ProblemDetails): boolean {
  if (name === 'host') return host === registry;
  return name.startsWith('authority') && authorityFingerprint256 === fingerprint256;
}

/** `validFrom` → "Valid from". */
function inWords(name: string): string {
  const words = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function FactValue({ name, fact }: Readonly<{ name: string; fact: Fact }>): ReactNode {
  if (typeof fact === 'boolean') return fact ? 'yes' : 'no';
  if (name === 'timeoutMs' && typeof fact === 'number') return `${fact / 1000} s`;
  if (typeof fact === 'number') return /(?:Bytes|Size)$/.test(name) ? exactSize(fact) : fact.toLocaleString('en');
  if (typeof fact !== 'string') return <VerbatimText>{fact?.join(', ') ?? ''}</VerbatimText>;
  if (isDigest(fact)) return <HashValue digest={fact} text={fact} />;
  if (/fingerprint256$/i.test(name)) {
    const digest = `sha256:${fact.replaceAll(':', '').toLowerCase()}`;
    if (isDigest(digest)) return <HashValue digest={digest} text={fact} />;
  }
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(fact)) return `${formatDate(fact)} ${formatTime(fact)}`;
  return (
    <span className="mono">
      <VerbatimText>{fact}</VerbatimText>
    </span>
  );
}

/** In full: two hashes that begin alike must not look alike. */
function HashValue({ digest, text }: Readonly<{ digest: Digest; text: string }>) {
  return (
    <span className="grid grid-cols-[auto_minmax(0,1fr)] gap-2">
      <DigestSwatch digest={digest} size="lg" className="self-start" />
      <span className="mono">{text}</span>
    </span>
  );
}

function exactSize(sizeBytes: number): string {
  const exact = `${sizeBytes.toLocaleString('en')} bytes`;
  return sizeBytes < 1000 ? exact : `${formatBytes(sizeBytes)} (${exact})`;
}
