import type { FindingView } from '@/lib/contract/image';
import { findingTone } from '../finding/finding-tone';
import { RuleLink } from '../finding/rule-link';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

const looks = {
  error: 'border-danger-line bg-danger-bg',
  warning: 'border-warn-line bg-warn-bg',
  note: 'border-line-strong',
} as const;

/** A finding where the entry it concerns is shown. */
export function FindingCallout({ finding }: Readonly<{ finding: FindingView }>) {
  return (
    <div className={`rounded-2 border px-3 pt-2.5 pb-3 ${looks[finding.severity]}`}>
      <Status tone={findingTone[finding.severity]} className="font-strong">
        {finding.label}
      </Status>
      <p className="mt-0.5 text-xs leading-[18px] text-ink-2 wrap-anywhere">
        <VerbatimText>{finding.message}</VerbatimText>
      </p>
      <p className="mono mt-1 flex flex-wrap items-center gap-x-2 text-2xs text-ink-2">
        <RuleLink id={finding.rule} />
        <span className="wrap-anywhere">{finding.where}</span>
      </p>
    </div>
  );
}
