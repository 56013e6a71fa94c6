import type { Decision, MergeSide } from '@/lib/draft/merge-rows';
import { Segmented } from '../ui/segmented';
import { Status } from '../ui/status';

type InMergeProps = Readonly<{
  /** What it is about, for those who cannot see the row. */
  name: string;
  /** Sides are null where they have none. */
  decided: Decision & Readonly<{ now: unknown; yours: unknown }>;
  chosen: MergeSide | undefined;
  onChoose: (side: MergeSide) => void;
}>;

/** Whose is in the merge; where that is not decided, the choice. */
export function InMerge({ name, decided, chosen, onChoose }: InMergeProps) {
  const { asks, inMerge, now, yours } = decided;
  if (!asks) {
    return inMerge === 'either' ? <span className="text-ink-3">either</span> : <Status tone="ok">{inMerge}</Status>;
  }
  return (
    <Segmented
      label={`In the merge for ${name}`}
      value={chosen ?? 'yours'}
      segments={[
        { value: 'theirs', label: now === null ? 'Leave out' : 'Theirs' },
        { value: 'yours', label: yours === null ? 'Leave out' : now === null ? 'Keep' : 'Yours' },
      ]}
      onChange={onChoose}
    />
  );
}
