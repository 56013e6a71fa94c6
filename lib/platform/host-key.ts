import { normalizePlatform, platformKey } from './normalize-platform';
import type { Platform } from './platform';

/**
 * A text that is equal for platforms that the same hosts pull: spellings do not count, and of a Windows version only the
 * build does. @see https://github.com/containerd/platforms, `windowsVersionMatcher`
 */
export function hostKey(platform: Platform): string {
  return platformKey(withBuild(platform));
}

/** The one spelling of all platforms that have the same `hostKey`. */
export function hostPlatform(platform: Platform): Platform {
  return normalizePlatform(withBuild(platform));
}

function withBuild(platform: Platform): Platform {
  const build = /^\d+\.\d+\.\d+(?=\.)/.exec(platform['os.version'] ?? '')?.[0];
  return build === undefined ? platform : { ...platform, 'os.version': build };
}
