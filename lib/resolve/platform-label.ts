import { formatPlatform } from '../platform/format-platform';
import type { Platform } from '../platform/platform';

/** A platform as people read it: `linux/arm/v7`, `windows/amd64 10.0.17763`, `linux/amd64 with gpu`. */
export function platformLabel(platform: Platform): string {
  const version = platform['os.version'] ? ` ${platform['os.version']}` : '';
  const features = platform['os.features']?.length ? ` with ${platform['os.features'].join(', ')}` : '';
  return `${formatPlatform(platform)}${version}${features}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? 'nothing';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
