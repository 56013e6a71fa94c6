import type { ReactNode } from 'react';
import { groupedHex } from '@/lib/display/digest';
import type { Digest } from '@/lib/oci/digest';
import { CopyButton } from '../ui/copy-button';
import { VerbatimText } from '../ui/verbatim-text';

/** The title of a group of facts. */
export function SubHead({ children }: Readonly<{ children: ReactNode }>) {
  return <h3 className="mb-0.5 font-medium">{children}</h3>;
}

/** A value as a program wrote it. */
export function Mono({ className = '', children }: Readonly<{ className?: string; children: string }>) {
  return (
    <span className={`mono ${className}`}>
      <VerbatimText>{children}</VerbatimText>
    </span>
  );
}

export function NotSet({ children = 'not set' }: Readonly<{ children?: string }>) {
  return <span className="text-ink-3">{children}</span>;
}

/** A digest in full, in groups that can be read aloud. */
export function HexGroups({ digest }: Readonly<{ digest: Digest }>) {
  return (
    <span className="flex items-start justify-between gap-2">
      <span className="mono grid grid-cols-[repeat(4,66px)] max-md:grid-cols-[repeat(3,66px)]">
        {groupedHex(digest).map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is the group's identity.
          <span key={index}>{group}</span>
        ))}
      </span>
      <CopyButton text={digest} what="full digest" />
    </span>
  );
}

/** Annotations or labels, one a line: `key=value`. */
export function Annotations({ entries }: Readonly<{ entries: Readonly<Record<string, string>> }>) {
  return Object.entries(entries).map(([key, value]) => (
    <span key={key} className="mono block whitespace-pre-wrap">
      <span className="text-ink-3">
        <VerbatimText>{key}</VerbatimText>=
      </span>
      <VerbatimText>{value}</VerbatimText>
    </span>
  ));
}

/** Values one below the other. */
export function Lines({ of }: Readonly<{ of: readonly string[] }>) {
  return of.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: values may repeat; the position is the identity.
    <Mono key={index} className="block whitespace-pre-wrap">
      {line}
    </Mono>
  ));
}
