import { SquareDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FindingView, PlatformView } from '@/lib/contract/image';
import { counted } from '@/lib/display/counted';
import { formatPlatform } from '@/lib/platform/format-platform';
import { CleanBill, checkCount } from '../finding/clean-bill';
import { findingTone } from '../finding/finding-tone';
import { RuleLink } from '../finding/rule-link';
import type { Leaf } from '../platform/entry-leaves';
import { entryName } from '../platform/entry-text';
import type { Gaps } from '../platform/gaps';
import { PlatformLabel } from '../platform/platform-label';
import { SectionHead } from '../ui/section-head';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

type FindingListProps = Readonly<{
  findings: readonly FindingView[];
  gaps: Gaps;
  leaves: readonly Leaf[];
  /** Whether all was read that can be; before that nothing found means nothing. */
  isComplete: boolean;
  onSelect: (id: string) => void;
}>;

/** What is wrong with the image, the gravest first, or what was checked; each finding leads to the entry that shows it. */
export function FindingList({ findings, gaps, leaves, isComplete, onSelect }: FindingListProps) {
  const isClean = findings.length === 0 && gaps.platforms.length === 0;
  const checked = leaves.filter(
    ({ entry }) => entry.kind === 'manifest' && entry.layers !== null && entry.problem === null,
  );
  if (isClean && (!isComplete || checked.length === 0)) return null;
  const note = isClean
    ? `none in ${checkCount} checks on ${counted(checked.length, 'entry', 'entries')}`
    : countsOf(findings, gaps);
  return (
    <section aria-labelledby="findings" className="mt-3">
      <SectionHead id="findings" title="Findings" note={note} />
      {isClean ? (
        <CleanBill />
      ) : (
        <ul className="border-t border-line-strong">
          {findings.map((finding) => (
            <FindingRow
              key={`${finding.rule} ${finding.where}`}
              finding={finding}
              leaf={leaves.find(({ entry }) => finding.entries.includes(entry.id))}
              onSelect={onSelect}
            />
          ))}
          {gaps.platforms.map((platform) => (
            <GapRow key={formatPlatform(platform) + platform['os.version']} platform={platform} gaps={gaps} />
          ))}
        </ul>
      )}
    </section>
  );
}

type FindingRowProps = Readonly<{ finding: FindingView; leaf: Leaf | undefined; onSelect: (id: string) => void }>;

function FindingRow({ finding, leaf, onSelect }: FindingRowProps) {
  return (
    <Row rule={finding.rule}>
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
      <Status tone={findingTone[finding.severity]} wraps className="text-ink!">
        <VerbatimText>{finding.message}</VerbatimText>
      </Status>
    </Row>
  );
}

function GapRow({ platform, gaps }: Readonly<{ platform: PlatformView; gaps: Gaps }>) {
  return (
    <Row rule="platform-removed">
      <PlatformLabel platform={platform} />
      <Status tone="muted" icon={SquareDashed} wraps className="text-ink!">
        {gaps.sentence}
      </Status>
    </Row>
  );
}

function Row({ rule, children }: Readonly<{ rule: string; children: ReactNode }>) {
  return (
    <li className="grid min-h-8 grid-cols-[136px_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line py-1 max-md:grid-cols-1">
      {children}
      <RuleLink id={rule} />
    </li>
  );
}

/** `1 error, 2 warnings, 1 gap`. */
function countsOf(findings: readonly FindingView[], gaps: Gaps): string {
  const count = (severity: FindingView['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const counts = [
    [count('error'), 'error', 'errors'],
    [count('warning'), 'warning', 'warnings'],
    [count('note'), 'note', 'notes'],
    [gaps.platforms.length, 'gap', 'gaps'],
  ] as const;
  return counts.flatMap(([number, one, many]) => (number === 0 ? [] : counted(number, one, many))).join(', ');
}
