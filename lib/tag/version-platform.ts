import { architectureRank } from '../platform/architecture-family';
import { normalizePlatform } from '../platform/normalize-platform';
import type { Platform } from '../platform/platform';

/** One row of the matrix: a platform as it stands for itself from version to version. */
export type VersionPlatform = Readonly<{
  /** Equal for what is one row. */
  key: string;
  os: string;
  architecture: string;
  variant: string;
  /** The build of Windows, without its patch; else empty. */
  build: string;
}>;

/**
 * The row that a declared platform belongs to; null for `unknown`. Spellings of one platform share it, patches of one
 * Windows build do. An `arm` without variant has its own: hosts take it for v7, whatever is in it.
 */
export function versionPlatform(declared: Platform | null): VersionPlatform | null {
  if (declared === null || [declared.os, declared.architecture].some((name) => name === '' || name === 'unknown')) {
    return null;
  }
  const { os, architecture, variant = '', 'os.version': osVersion = '' } = normalizePlatform(declared);
  const isBareArm = declared.architecture.toLowerCase() === 'arm' && !declared.variant;
  const build = os === 'windows' ? (/^\d+\.\d+\.(?<build>\d+)/.exec(osVersion)?.groups?.build ?? osVersion) : '';
  const row = { os, architecture, variant: isBareArm ? '' : variant, build };
  return { key: JSON.stringify(Object.values(row)), ...row };
}

/** `linux/arm/v7`, `windows/amd64 20348`. */
export function formatVersionPlatform({ os, architecture, variant, build }: VersionPlatform): string {
  return [os, architecture, ...(variant === '' ? [] : [variant])].join('/') + (build === '' ? '' : ` ${build}`);
}

/** Linux first, then architectures in the order they are read in; newer builds of Windows first. */
export function compareVersionPlatforms(a: VersionPlatform, b: VersionPlatform): number {
  return (
    Number(b.os === 'linux') - Number(a.os === 'linux') ||
    compareText(a.os, b.os) ||
    architectureRank(a.architecture) - architectureRank(b.architecture) ||
    compareText(a.architecture, b.architecture) ||
    compareText(a.variant, b.variant) ||
    Number(b.build) - Number(a.build) ||
    compareText(a.build, b.build)
  );
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
