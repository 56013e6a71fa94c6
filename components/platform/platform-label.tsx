import type { PlatformView } from '@/lib/contract/image';
import { architectureFamily } from '@/lib/platform/architecture-family';

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
        <span className="text-ink-3">{platform.os}/</span>
        <b className="font-medium">{platform.architecture}</b>
        {platform.variant ? `/${platform.variant}` : null}
        {platform['os.version'] ? <span className="text-ink-3"> {platform['os.version']}</span> : null}
      </span>
    </span>
  );
}
