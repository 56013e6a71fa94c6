import type { PlatformView } from '@/lib/contract/image';
import { architectureFamily } from '@/lib/platform/architecture-family';
import { VerbatimText } from '../ui/verbatim-text';

type PlatformLabelProps = Readonly<{ platform: PlatformView; size?: 'md' | 'lg'; className?: string }>;

/** A platform in full, `os/architecture/variant` and the os.version, behind the key of its architecture. */
export function PlatformLabel({ platform, size = 'md', className = '' }: PlatformLabelProps) {
  const isLarge = size === 'lg';
  return (
    <span
      data-arch={architectureFamily(platform.architecture)}
      className={`inline-flex items-baseline gap-[7px] ${className}`}
    >
      <i className={`arch-key ${isLarge ? 'h-4 w-1' : ''}`} />
      <span className={`mono wrap-anywhere ${isLarge ? 'text-md' : ''}`}>
        <span className="text-ink-3">
          <VerbatimText>{platform.os}</VerbatimText>/
        </span>
        <b className="font-medium">
          <VerbatimText>{platform.architecture}</VerbatimText>
        </b>
        {platform.variant ? <VerbatimText>{`/${platform.variant}`}</VerbatimText> : null}
        {platform['os.version'] ? (
          <span className="text-ink-3">
            <VerbatimText>{` ${platform['os.version']}`}</VerbatimText>
          </span>
        ) : null}
      </span>
    </span>
  );
}
