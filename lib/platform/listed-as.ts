import { platformKey } from './normalize-platform';
import type { Platform } from './platform';

/**
 * Whether what is listed for `listed` is what is asked for as `asked`: the same platform in any spelling. os.version and os.features
 * count where they are asked for, else they may be anything.
 */
export function isListedAs(listed: Platform, asked: Platform): boolean {
  const { os, architecture, variant = '' } = listed;
  const counted: Platform = {
    os,
    architecture,
    variant,
    ...(asked['os.version'] !== undefined && { 'os.version': listed['os.version'] ?? '' }),
    ...(asked['os.features'] !== undefined && { 'os.features': listed['os.features'] ?? [] }),
  };
  return platformKey(counted) === platformKey(asked);
}
