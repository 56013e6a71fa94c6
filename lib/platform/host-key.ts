import { platformKey } from './normalize-platform';
import type { Platform } from './platform';

/**
 * A text that is equal for platforms that the same hosts pull: spellings do not count, and of a Windows version only the
 * build does. @see https://github.com/containerd/platforms, `windowsVersionMatcher`
 */
export function hostKey(platform: Platform): string {
  const build = /^\d+\.\d+\.\d+(?=\.)/.exec(platform['os.version'] ?? '')?.[0];
  return platformKey(build === undefined ? platform : { ...platform, 'os.version': build });
}
