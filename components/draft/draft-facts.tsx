import { Equal, EqualNot, Minus, Plus } from 'lucide-react';
import type { DraftView } from '@/lib/contract/draft';
import type { PushPlan } from '@/lib/contract/push';
import { formatBytes } from '@/lib/display/bytes';
import { counted } from '@/lib/display/counted';
import { isAttached } from '@/lib/draft/move-entry';
import { findingTone } from '../finding/finding-tone';
import { DigestLabel } from '../reference/digest-label';
import { Fact } from '../ui/fact';
import { Status } from '../ui/status';

type DraftFactsProps = Readonly<{ draft: DraftView; plan: PushPlan | null }>;

/** What the tag holds, what it will hold, and how far that is apart. */
export function DraftFacts({ draft, plan }: DraftFactsProps) {
  const { today, entries, removed } = draft;
  const images = entries.filter((entry) => !isAttached(entry, entries));
  const was = today?.entries.filter(({ platform }) => platform?.os !== 'unknown').length ?? null;
  return (
    <dl className="mt-2.5 flex flex-wrap gap-y-2 max-md:gap-x-6">
      <Fact name="Tag today">
        <TagToday draft={draft} />
      </Fact>
      <Fact name="After push">
        <DigestLabel digest={draft.digest} digits={12} />
      </Fact>
      <Fact name="Entries">
        {images.length.toLocaleString('en')}
        {was === null || was === images.length || today?.digest === null ? null : (
          <span className="text-ink-3">was {was.toLocaleString('en')}</span>
        )}
      </Fact>
      {today === null || today.digest === null ? null : (
        <Fact name="Against the tag today">
          <AgainstToday entries={images} removed={removed.length} />
        </Fact>
      )}
      <Fact name="To transfer">
        {plan === null ? <span className="text-ink-3">not known yet</span> : formatBytes(plan.copyBytes)}
      </Fact>
      <Fact name="Findings">
        <FindingCounts draft={draft} />
      </Fact>
    </dl>
  );
}

function TagToday({ draft: { target, today } }: Readonly<{ draft: DraftView }>) {
  if (target === null) return <span className="text-ink-3">no target</span>;
  if (today === null) return <span className="text-ink-3">could not be read</span>;
  if (today.digest === null) return <span className="text-ink-3">does not exist</span>;
  return <DigestLabel digest={today.digest} digits={12} />;
}

function AgainstToday({ entries, removed }: Readonly<{ entries: DraftView['entries']; removed: number }>) {
  const count = (today: string) => entries.filter((entry) => entry.today === today).length;
  return (
    <span className="flex flex-wrap gap-x-3">
      <Status tone="muted" icon={Equal}>
        {count('same')} same
      </Status>
      {count('changed') === 0 ? null : (
        <Status tone="muted" icon={EqualNot} className="text-ink!">
          {count('changed')} changed
        </Status>
      )}
      {count('added') === 0 ? null : (
        <Status tone="ok" icon={Plus}>
          {count('added')} added
        </Status>
      )}
      {removed === 0 ? null : (
        <Status tone="danger" icon={Minus}>
          {removed} removed
        </Status>
      )}
    </span>
  );
}

const severities = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['note', 'note', 'notes'],
] as const;

function FindingCounts({ draft: { findings } }: Readonly<{ draft: DraftView }>) {
  if (findings.length === 0) return <Status tone="ok">none</Status>;
  return (
    <span className="flex flex-wrap gap-x-3">
      {severities.map(([severity, one, many]) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return count === 0 ? null : (
          <Status key={severity} tone={findingTone[severity]}>
            {counted(count, one, many)}
          </Status>
        );
      })}
    </span>
  );
}
