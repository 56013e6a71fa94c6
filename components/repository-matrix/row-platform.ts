import type { PlatformView } from '@/lib/contract/image';
import type { VersionPlatform } from '@/lib/tag/version-platform';

/** A row's platform as labels and chips take it. */
export function rowPlatform({ os, architecture, variant, build }: VersionPlatform): PlatformView {
  return { os, architecture, ...(variant === '' ? {} : { variant }), ...(build === '' ? {} : { 'os.version': build }) };
}
