import { architectureFamily } from '@/lib/platform/architecture-family';
import { platformChipText } from '../platform/platform-chip';
import type { PlatformProgress } from './platform-progress';

type PushTotalProps = Readonly<{
  /** The answer: how far it is, or what is there. */
  title: string;
  text: string;
  /** What becomes of the tag meanwhile. */
  note: string;
  platforms: readonly PlatformProgress[];
}>;

/** More platforms than this have no room for their names below the bar. */
const namedPlatforms = 12;
/** And more than this none for gaps between them. */
const partedPlatforms = 50;

/** How far a push has come as a whole: one segment for each platform, wider for more bytes. */
export function PushTotal({ title, text, note, platforms }: PushTotalProps) {
  const largest = Math.max(1, ...platforms.map(({ bytes }) => bytes.total));
  const columns = platforms.map(({ bytes }) => `minmax(0, ${1 + bytes.total / largest}fr)`).join(' ');
  const columnGap = platforms.length > partedPlatforms ? 0 : 2;
  return (
    <div className="pt-5 pb-4">
      <div className="flex flex-wrap items-baseline gap-x-3.5 gap-y-0.5">
        <h2 className="text-xl tracking-[-0.02em]">{title}</h2>
        <p>{text}</p>
        <p className="text-ink-3 md:ml-auto">{note}</p>
      </div>
      <div aria-hidden="true" className="mt-3 grid gap-y-0.5" style={{ gridTemplateColumns: columns, columnGap }}>
        {platforms.map(({ digest, platform, share }) => (
          <span
            key={digest}
            data-arch={architectureFamily(platform?.architecture ?? 'unknown')}
            className="h-3.5 overflow-hidden rounded-1 bg-sunken"
          >
            <i
              className="block h-full bg-arch transition-[width] duration-(--duration-data)"
              style={{ width: `${share * 100}%` }}
            />
          </span>
        ))}
        {platforms.length > namedPlatforms
          ? null
          : platforms.map(({ digest, platform }) => (
              <span key={`name ${digest}`} className="mono truncate text-2xs text-ink-3 max-md:hidden">
                {platform === null ? '' : platformChipText(platform)}
              </span>
            ))}
      </div>
    </div>
  );
}
