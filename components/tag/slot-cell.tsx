import type { TagRow } from '@/lib/contract/tag-row';
import { architectureFamily } from '@/lib/platform/architecture-family';
import { formatFullPlatform } from '@/lib/platform/format-platform';
import { PlatformChip } from '../platform/platform-chip';

type SlotCellProps = Readonly<{
  slot: string;
  /** What of the image stands in this slot. */
  platforms: readonly TagRow['platforms'][number][];
  /** The release before that had something here; null where nothing is missing. */
  missingSince: string | null;
}>;

/** One architecture of a tag: what is there, or that it is missing. */
export function SlotCell({ slot, platforms, missingSince }: SlotCellProps) {
  const [first] = platforms;
  if (first?.platform) {
    const names = platforms.map(({ platform }) => (platform === null ? '' : formatFullPlatform(platform)));
    return (
      <span title={names.join('\n')}>
        <PlatformChip platform={first.platform} count={platforms.length} />
      </span>
    );
  }
  if (missingSince === null) return null;
  return (
    <span
      data-arch={slotFamily(slot)}
      title={`${missingSince} has ${slot}`}
      className="inline-flex items-baseline gap-1 text-2xs text-ink-3"
    >
      <i className="h-3 w-[3px] self-center border-l-[3px] border-dotted border-arch forced-color-adjust-none" />
      <span className="sr-only">{slot} </span>
      missing
    </span>
  );
}

/** The family whose hue a slot has; operating systems have none. */
export function slotFamily(slot: string) {
  return architectureFamily(slot.split('/')[0] ?? slot);
}
