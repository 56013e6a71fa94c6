import type { PlatformView } from '@/lib/contract/image';
import { formatPlatform } from '@/lib/platform/format-platform';
import { VerbatimText } from '../ui/verbatim-text';

type GapCellProps = Readonly<{
  platform: PlatformView;
  /** The expectation it is missing from. */
  note: string;
}>;

/** A platform that is expected and not listed: dashed, in the place of its entry. There is nothing to select. */
export function GapCell({ platform, note }: GapCellProps) {
  const { variant, 'os.features': osFeatures } = platform;
  return (
    <div className="grid h-(--size-cell-h) min-w-0 grid-rows-[16px_18px_16px_16px] content-center rounded-2 border border-dashed border-line-control pr-1.5 pl-2 text-ink-3">
      <span className="mono truncate text-2xs">
        <VerbatimText>{[variant, ...(osFeatures ?? [])].filter(Boolean).join(' ')}</VerbatimText>
      </span>
      <span className="text-sm">
        <span className="sr-only">{formatPlatform(platform)} </span>
        missing
      </span>
      <span className="row-span-2 line-clamp-2 text-2xs wrap-anywhere" title={note}>
        {note}
      </span>
    </div>
  );
}
