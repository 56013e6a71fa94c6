import { normalizePlatform } from '../platform/normalize-platform';
import type { Platform } from '../platform/platform';
import type { Fallback } from './resolution';
import type { WantedPlatform } from './wanted-platform';

/**
 * What containerd looks for on a host, best first: its platform, then those whose programs it runs as well. Nothing for
 * an arm64 variant that is not known.
 * @see https://github.com/containerd/platforms, `Only`
 */
export function containerdPlatforms(host: Platform): readonly WantedPlatform[] {
  const own = normalizePlatform(host);
  const { variant = '', ...machine } = own;
  const others = (architecture: string, variants: readonly string[], fallback: Fallback): WantedPlatform[] =>
    variants.map((other) => ({ platform: normalizePlatform({ ...machine, architecture, variant: other }), fallback }));
  switch (own.architecture) {
    case 'amd64':
      return [
        { platform: own, fallback: null },
        ...others('amd64', below(variant, 1), 'lower-variant'),
        ...others('386', [''], '386'),
      ];
    case 'arm':
      return [{ platform: own, fallback: null }, ...others('arm', below(variant, 5), 'lower-variant')];
    case 'arm64': {
      const [best, ...lower] = arm64Variants(variant || 'v8');
      if (best === undefined) return [];
      return [
        { platform: own, fallback: null },
        ...others('arm64', lower, 'lower-variant'),
        ...others('arm', ['v8', 'v7', 'v6', 'v5'], '32-bit-arm'),
      ];
    }
    default:
      return [{ platform: own, fallback: null }];
  }
}

/** A variant comes from whoever asks: no more of those below it than any architecture ever had. */
const mostVariants = 99;

/** `v7` above 5 → `v6`, `v5`. */
function below(variant: string, lowest: number): readonly string[] {
  const [, digits] = /^v?(\d{1,9})$/.exec(variant) ?? [];
  const highest = Math.min(Number(digits ?? 0) - 1, lowest + mostVariants);
  return descending(highest, lowest).map((number) => `v${number}`);
}

/** The variant and those below it: 8.0 to 8.9, and 9.0 to 9.7, which include 8.5 to 8.9. */
function arm64Variants(variant: string): readonly string[] {
  const [, major, minor = '0'] = /^v([89])(?:\.(\d))?$/.exec(variant) ?? [];
  const step = Number(minor);
  if (major === '8') return arm64Steps(8, step);
  if (major !== '9' || step > 7) return [];
  return [...arm64Steps(9, step), ...arm64Steps(8, Math.min(step + 5, 9))];
}

function arm64Steps(major: number, highest: number): readonly string[] {
  return descending(highest, 0).map((minor) => (minor === 0 ? `v${major}` : `v${major}.${minor}`));
}

function descending(highest: number, lowest: number): readonly number[] {
  return Array.from({ length: Math.max(0, highest - lowest + 1) }, (_, step) => highest - step);
}
