import type { FindingView } from '@/lib/contract/image';
import type { Leaf } from '../platform/entry-leaves';
import { counted, entryName } from '../platform/entry-text';
import { PlatformLabel } from '../platform/platform-label';
import { SectionHead } from '../ui/section-head';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

export const findingTone = { error: 'danger', warning: 'warn', note: 'info' } as const satisfies Record<
  FindingView['severity'],
  string
>;

type FindingListProps = Readonly<{
  findings: readonly FindingView[];
  leaves: readonly Leaf[];
  onSelect: (id: string) => void;
}>;

/** What is wrong with the image, the gravest first; each finding leads to the entry that shows it. */
export function FindingList({ findings, leaves, onSelect }: FindingListProps) {
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="findings" className="mt-3">
      <SectionHead id="findings" title="Findings" note={counted(findings.length, 'finding', 'findings')} />
      <ul className="border-t border-line-strong">
        {findings.map((finding) => (
          <FindingRow
            key={`${finding.rule} ${finding.where}`}
            finding={finding}
            leaf={leaves.find(({ entry }) => finding.entries.includes(entry.id))}
            onSelect={onSelect}
          />
        ))}
      </ul>
    </section>
  );
}

type FindingRowProps = Readonly<{ finding: FindingView; leaf: Leaf | undefined; onSelect: (id: string) => void }>;

function FindingRow({ finding, leaf, onSelect }: FindingRowProps) {
  return (
    <li className="grid min-h-8 grid-cols-[136px_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line py-1 max-md:grid-cols-1">
      {leaf === undefined ? (
        <span className="text-ink-3">the index</span>
      ) : (
        <button
          type="button"
          onClick={() => onSelect(leaf.entry.id)}
          className="flex min-h-6 items-center text-left hover:underline"
        >
          {leaf.entry.platform === null ? entryName(leaf.entry) : <PlatformLabel platform={leaf.entry.platform} />}
        </button>
      )}
      <Status tone={findingTone[finding.severity]} className="min-w-0 whitespace-normal text-ink!">
        <VerbatimText>{finding.message}</VerbatimText>
      </Status>
      <span className="mono text-2xs text-ink-3">{finding.rule}</span>
    </li>
  );
}
