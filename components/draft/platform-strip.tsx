import type { DraftEntryView, DraftView } from '@/lib/contract/draft';
import type { PlatformView } from '@/lib/contract/image';
import { architectureFamily } from '@/lib/platform/architecture-family';
import { formatFullPlatform } from '@/lib/platform/format-platform';
import { VerbatimText } from '../ui/verbatim-text';

type PlatformStripProps = Readonly<{
  images: readonly DraftEntryView[];
  /** What the tag has today and the draft has not. */
  removed: DraftView['removed'];
  /** What siblings are there for, and neither has. */
  missing: readonly PlatformView[];
}>;

/** The platforms at a glance, in the order of the index; those that a push takes away, or that siblings could bring, are dashed. */
export function PlatformStrip({ images, removed, missing }: PlatformStripProps) {
  const absent = [
    ...removed.map((platform) => ({ platform, word: 'removed' })),
    ...missing.map((platform) => ({ platform, word: 'missing' })),
  ];
  return (
    <ul
      aria-label="Platforms"
      className="mb-3.5 flex flex-wrap gap-0.5 max-md:-mr-4 max-md:flex-nowrap max-md:overflow-x-auto"
    >
      {images.map(({ id, platform }) =>
        platform === null ? null : (
          <li key={id}>
            <Tile
              platform={platform}
              word={platform.os}
              look="border-t-arch bg-[color-mix(in_oklab,var(--arch)_var(--arch-tint),transparent)]"
            />
          </li>
        ),
      )}
      {absent.map(({ platform, word }) => (
        <li key={formatFullPlatform(platform)}>
          <Tile platform={platform} word={word} look="border-dashed border-t-arch text-ink-3" />
        </li>
      ))}
    </ul>
  );
}

function Tile({ platform, word, look }: Readonly<{ platform: PlatformView; word: string; look: string }>) {
  const { architecture, variant } = platform;
  return (
    <span
      data-arch={architectureFamily(architecture)}
      title={formatFullPlatform(platform)}
      className={`block h-11 w-24 rounded-1 border border-t-[3px] border-line-strong px-2 pt-1 leading-[16px] ${look}`}
    >
      <span className="mono block truncate">
        <b className="font-medium">
          <VerbatimText>{architecture}</VerbatimText>
        </b>
        {variant ? <VerbatimText>{`/${variant}`}</VerbatimText> : null}
      </span>
      <span className="block truncate text-2xs">
        <VerbatimText>{word}</VerbatimText>
      </span>
    </span>
  );
}
