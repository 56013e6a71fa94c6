import { formatPlatform } from '../platform/format-platform';
import { normalizePlatform } from '../platform/normalize-platform';
import type { Platform } from '../platform/platform';

/**
 * A platform as `--desc-platform` takes it, and what regctl reads in that: os.features have no place there, and default variants
 * are dropped or filled in. Null for what it does not take. @see https://github.com/regclient/regclient, types/platform `Parse`
 */
export function regctlPlatform(platform: Platform): Readonly<{ text: string; read: Platform }> | null {
  const { os, architecture, variant, 'os.version': version } = platform;
  const words = [os, architecture, ...(variant ? [variant] : [])];
  if (!words.every((word) => /^[A-Za-z0-9_-]+$/.test(word)) || os === 'local') return null;
  const isSayable = version !== undefined && /^[A-Za-z0-9_.-]+$/.test(version);
  const read = readBack({ os, architecture, ...(variant ? { variant } : {}) });
  return {
    text: `${formatPlatform({ os, architecture, ...(variant ? { variant } : {}) })}${isSayable ? `,osver=${version}` : ''}`,
    read: { ...read, ...(isSayable ? { 'os.version': version } : {}) },
  };
}

function readBack(platform: Platform): Platform {
  const normal = normalizePlatform(platform);
  const { architecture, variant = '' } = platform;
  const own = variant.toLowerCase();
  // Of arm64, containerd normalizes more variants than regctl does.
  if (normal.architecture !== 'arm64' || /^(8|v8)?$/.test(own)) return normal;
  return {
    os: normal.os,
    architecture: architecture.toLowerCase() === 'aarch64' ? 'arm64' : normal.architecture,
    variant: own,
  };
}
