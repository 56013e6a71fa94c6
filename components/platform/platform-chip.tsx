import type { PlatformView } from '@/lib/contract/image';
import { architectureFamily } from '@/lib/platform/architecture-family';
import { VerbatimText } from '../ui/verbatim-text';

type PlatformChipProps = Readonly<{
  platform: PlatformView;
  /** How many entries there are of this platform; shown from two on. */
  count?: number;
}>;

/** A platform where many stand in a row: `arm/v7`, `win/amd64`; linux goes without saying. */
export function PlatformChip({ platform, count = 1 }: PlatformChipProps) {
  return (
    <span
      data-arch={architectureFamily(platform.architecture)}
      className="mono inline-flex items-baseline gap-1 text-2xs tracking-[-0.02em] whitespace-nowrap text-ink-2"
    >
      <i className="arch-key" />
      <VerbatimText>{platformChipText(platform)}</VerbatimText>
      {count > 1 ? <span className="text-ink-3">×{count}</span> : null}
    </span>
  );
}

/** A platform in the fewest words: linux goes without saying. */
export function platformChipText({ os, architecture, variant }: PlatformView): string {
  const system = os === 'linux' ? [] : [os === 'windows' ? 'win' : os];
  return [...system, architecture, ...(variant ? [variant] : [])].join('/');
}
