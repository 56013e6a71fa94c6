import type { LucideIcon } from 'lucide-react';
import { Equal, EqualNot, Minus, Plus } from 'lucide-react';
import type { PlatformView } from '@/lib/contract/image';
import { PlatformChip } from '../platform/platform-chip';
import { Icon } from '../ui/icon';

/** What becomes of a platform of a tag. */
export type PlatformChange = Readonly<{
  platform: PlatformView;
  /** Null while it is not known what the tag holds. */
  change: 'added' | 'changed' | 'removed' | 'same' | null;
}>;

const looks = {
  added: { glyph: Plus, mark: 'text-ok' },
  changed: { glyph: EqualNot, mark: '' },
  removed: { glyph: Minus, mark: 'text-danger' },
  same: { glyph: Equal, mark: 'text-ink-3' },
} as const satisfies Record<string, { glyph: LucideIcon; mark: string }>;

const shownChips = 4;

/** What changes by platform; what stays is only counted, unless nothing changes. */
export function ChangeChips({ changes }: Readonly<{ changes: readonly PlatformChange[] }>) {
  const changed = changes.filter(({ change }) => change !== 'same');
  const listed = changed.length === 0 ? changes : changed;
  const shown = listed.slice(0, shownChips);
  const rest = listed.length - shown.length;
  const same = changes.length - listed.length;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2.5 gap-y-0.5 align-middle">
      {shown.map(({ platform, change }, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list may name one platform twice.
        <ChangeChip key={position} platform={platform} change={change} />
      ))}
      {rest > 0 ? <span className="text-2xs text-ink-3">{rest} more</span> : null}
      {same > 0 ? <span className="text-2xs text-ink-3">{same} same</span> : null}
    </span>
  );
}

function ChangeChip({ platform, change }: PlatformChange) {
  if (change === null) return <PlatformChip platform={platform} />;
  const { glyph, mark } = looks[change];
  return (
    <span title={change} className="inline-flex items-center gap-1 whitespace-nowrap">
      <Icon of={glyph} size="sm" className={mark} />
      <span className={change === 'removed' ? '*:line-through *:decoration-danger' : ''}>
        <PlatformChip platform={platform} />
      </span>
      <span className="sr-only">{change}</span>
    </span>
  );
}
