import { Equal, EqualNot, Plus } from 'lucide-react';
import type { DraftEntryView, DraftView } from '@/lib/contract/draft';
import { Status } from '../ui/status';

type TodayMarkProps = Readonly<{ entry: DraftEntryView; today: DraftView['today'] }>;

/** What an entry changes against what the tag holds: its platform or its manifest, where one of them is there already. */
export function TodayMark({ entry, today }: TodayMarkProps) {
  switch (entry.today) {
    case null:
      return <Status tone="muted">unknown</Status>;
    case 'same':
      return (
        <Status tone="muted" icon={Equal}>
          same
        </Status>
      );
    case 'added':
      return (
        <Status tone="ok" icon={Plus}>
          added
        </Status>
      );
    case 'changed':
      return (
        <Status tone="muted" icon={EqualNot} className="text-ink!">
          {today?.entries.some(({ digest }) => digest === entry.digest) ? 'platform' : 'manifest'}
        </Status>
      );
  }
}
