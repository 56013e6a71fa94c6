'use client';

import { WrapText } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DraftView } from '@/lib/contract/draft';
import { type DiffLine, diffLines } from '@/lib/draft/diff-lines';
import { parseReference } from '@/lib/oci/reference';
import { RawJson } from '../image/raw-json';
import { useManifestText } from '../image/use-manifest-text';
import { DigestLabel } from '../reference/digest-label';
import { IconButton } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { SectionHead } from '../ui/section-head';
import { Segmented } from '../ui/segmented';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

type PreviewTextProps = Readonly<{ draft: DraftView; isDiff: boolean; onDiff: (isDiff: boolean) => void }>;

/** The exact bytes that a push writes, or what they change in those that the tag names today. */
export function PreviewText({ draft, isDiff, onDiff }: PreviewTextProps) {
  const [isWrapped, setWrapped] = useState(true);
  const canDiff = draft.target !== null && draft.today !== null && draft.today.digest !== null;
  return (
    <section aria-labelledby="draft-preview">
      <SectionHead
        id="draft-preview"
        title="Preview"
        note={
          <span className="inline-flex items-center gap-1.5 text-2xs">
            <DigestLabel digest={draft.digest} size="sm" />
            {draft.sizeBytes.toLocaleString('en')} B
          </span>
        }
      >
        <CopyButton text={draft.manifest} what="manifest" />
        <IconButton
          icon={WrapText}
          size="sm"
          label="Wrap long lines"
          aria-pressed={isWrapped}
          className="aria-pressed:border-line-control aria-pressed:bg-selected"
          onClick={() => setWrapped(!isWrapped)}
        />
        {canDiff ? (
          <Segmented
            label="What the preview shows"
            value={isDiff ? 'diff' : 'new'}
            segments={[
              { value: 'new', label: 'New' },
              { value: 'diff', label: 'Diff' },
            ]}
            onChange={(shown) => onDiff(shown === 'diff')}
          />
        ) : null}
      </SectionHead>
      <div className="max-h-80 overflow-y-auto border-t border-line-strong py-1.5 max-md:max-h-none">
        {isDiff && canDiff ? (
          <Difference draft={draft} isWrapped={isWrapped} />
        ) : (
          <RawJson label="The index as it will be written" text={draft.manifest} isWrapped={isWrapped} />
        )}
      </div>
    </section>
  );
}

function Difference({ draft, isWrapped }: Readonly<{ draft: DraftView; isWrapped: boolean }>) {
  const { target, today, digest, manifest } = draft;
  const reference = parseReference(target ?? '');
  const before = useManifestText(reference, today?.digest ?? digest);
  const lines = useMemo(
    () => (before.data === null ? null : diffLines(before.data.text, manifest)),
    [before.data, manifest],
  );
  if (before.problem !== null) {
    return (
      <Status tone="danger" wraps className="text-xs">
        <VerbatimText>{before.problem.message}</VerbatimText>
      </Status>
    );
  }
  if (lines === null) {
    return (
      <p role="status" className="text-xs text-ink-3">
        Reading what the tag names today
      </p>
    );
  }
  if (lines.every(({ change }) => change === 'same')) {
    return <p className="text-xs text-ink-2">Byte for byte what the tag names today.</p>;
  }
  return <DiffText lines={lines} isWrapped={isWrapped} />;
}

const marks = {
  same: ['', ''],
  added: ['+', 'bg-add-bg'],
  removed: ['−', 'bg-del-bg'],
} as const satisfies Record<DiffLine['change'], readonly [string, string]>;

function DiffText({ lines, isWrapped }: Readonly<{ lines: readonly DiffLine[]; isWrapped: boolean }>) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label="Against what the tag names today"
      className="overflow-x-auto"
    >
      <pre className="leading-[18px]">
        {lines.map(({ change, text }, at) => {
          const [mark, wash] = marks[change];
          return (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never move.
              key={at}
              className={`block min-h-[18px] pl-5 -indent-5 ${wash} ${isWrapped ? 'whitespace-pre-wrap wrap-anywhere' : 'w-max min-w-full whitespace-pre'}`}
            >
              <span className="inline-block w-5 indent-0">{mark}</span>
              <VerbatimText>{text}</VerbatimText>
            </span>
          );
        })}
      </pre>
    </section>
  );
}
