import { normalizePlatform } from '../platform/normalize-platform';
import type { Platform } from '../platform/platform';

/**
 * `platform` where every tool finds that one image by it, else null. Each tool matches in its own way: variants fall
 * back to others, a missing one means any, os.version cannot be given. So nothing else of the index may be for the same
 * os and architecture.
 * @param others the platforms of the other entries
 */
export function nameablePlatform(platform: Platform | null, others: readonly (Platform | null)[]): Platform | null {
  if (platform === null || !isPlain(platform)) return null;
  const own = machine(platform);
  return others.some((other) => other !== null && machine(other) === own) ? null : platform;
}

/** Platforms come from the registry: what is no plain word stays out of command lines. */
function isPlain({ os, architecture, variant = 'v1' }: Platform): boolean {
  const isWord = (text: string) => /^[a-z0-9][a-z0-9_.]*$/.test(text) && text !== 'unknown';
  return [os, architecture, variant].every(isWord);
}

function machine(platform: Platform): string {
  const { os, architecture } = normalizePlatform(platform);
  return `${os}/${architecture}`;
}
