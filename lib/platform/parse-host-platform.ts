import { ProblemError } from '../problem/problem';
import { knownArchitectures } from './known-values';
import { normalizePlatform } from './normalize-platform';
import { parsePlatform } from './parse-platform';
import type { Platform } from './platform';

/**
 * Reads what somebody types for a machine: a platform as `parsePlatform` takes it, or an architecture alone, which means
 * Linux. Nothing is normalized. Throws `request_invalid`.
 */
export function parseHostPlatform(text: string): Platform {
  if (text.includes('/')) return parsePlatform(text);
  const platform = { os: 'linux', architecture: text };
  if (knownArchitectures.has(normalizePlatform(platform).architecture)) return platform;
  throw new ProblemError({
    code: 'request_invalid',
    message: `“${text.slice(0, 80)}” is not a platform: write os/architecture, os/architecture/variant or a known architecture.`,
    hint: 'Such as linux/amd64, linux/arm/v7 or arm64.',
  });
}
