import type { PlatformView } from '@/lib/contract/image';
import { formatPlatform } from '@/lib/platform/format-platform';
import { PlatformChip } from './platform-chip';

type PlatformChipsProps = Readonly<{ platforms: readonly PlatformView[]; limit?: number }>;

/** The platforms of an image in a line; equal ones are counted, what exceeds `limit` is summed up. */
export function PlatformChips({ platforms, limit = 12 }: PlatformChipsProps) {
  const groups = [...countPlatforms(platforms).entries()];
  return (
    <span className="flex flex-wrap gap-x-2.5 gap-y-0.5">
      {groups.slice(0, limit).map(([name, { platform, count }]) => (
        <PlatformChip key={name} platform={platform} count={count} />
      ))}
      {groups.length > limit ? <span className="text-2xs text-ink-3">+{groups.length - limit}</span> : null}
    </span>
  );
}

function countPlatforms(platforms: readonly PlatformView[]) {
  const groups = new Map<string, { platform: PlatformView; count: number }>();
  for (const platform of platforms) {
    const name = formatPlatform(platform);
    groups.set(name, { platform, count: (groups.get(name)?.count ?? 0) + 1 });
  }
  return groups;
}
