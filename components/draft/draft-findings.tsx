import type { DraftFinding, DraftView } from '@/lib/contract/draft';
import { CleanBill } from '../finding/clean-bill';
import { findingTone } from '../finding/finding-tone';
import { RuleLink } from '../finding/rule-link';
import { Button } from '../ui/button';
import { SectionHead } from '../ui/section-head';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

type DraftFindingsProps = Readonly<{ draft: DraftView; onFix: (fix: DraftFinding['fixes'][number]) => void }>;

/** What is wrong with the index as it would be written, each with the edits that mend it; what its format drops. */
export function DraftFindings({ draft, onFix }: DraftFindingsProps) {
  const { findings, losses, writtenAs } = draft;
  const lost = losses[writtenAs];
  return (
    <section aria-labelledby="draft-findings">
      <SectionHead id="draft-findings" title="Findings" />
      {findings.length + lost.length === 0 ? <CleanBill /> : null}
      <ul className="text-xs">
        {findings.map((finding) => (
          <li
            key={`${finding.rule} ${finding.entries.join()}`}
            className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line py-1.5"
          >
            <Status tone={findingTone[finding.severity]} wraps className="flex-1 basis-56 text-ink!">
              <VerbatimText>{finding.message}</VerbatimText>
            </Status>
            {finding.fixes.map((fix) => (
              <Button key={`${fix.entry} ${fix.label}`} size="sm" onClick={() => onFix(fix)}>
                {fix.label}
              </Button>
            ))}
            <RuleLink id={finding.rule} />
          </li>
        ))}
        {lost.map(({ what, message }) => (
          <li key={what} className="border-t border-line py-1.5">
            <Status tone="warn" wraps className="text-ink!">
              <VerbatimText>{message}</VerbatimText>
            </Status>
          </li>
        ))}
      </ul>
    </section>
  );
}
