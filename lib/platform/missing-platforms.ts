import { hostKey } from './host-key';
import type { Platform } from './platform';

/**
 * The platforms that `expected` has and `present` has not, each once, in the order in which they are expected. Spellings
 * do not count, and of a Windows version only the build does: hosts ignore its revision.
 */
export function missingPlatforms<Known extends Platform>(
  expected: readonly Known[],
  present: readonly Platform[],
): readonly Known[] {
  const seen = new Set(present.map(hostKey));
  return expected.filter((platform) => {
    const key = hostKey(platform);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
