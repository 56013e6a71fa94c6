import type { Platform } from './platform';

/**
 * The one spelling of a platform that containerd compares: lower case, aliases resolved, default variants dropped,
 * os.features sorted.
 * @see https://github.com/containerd/platforms, `Normalize`
 */
export function normalizePlatform(platform: Platform): Platform {
  const os = platform.os.toLowerCase();
  const { architecture, variant } = normalizeArchitecture(platform.architecture, platform.variant ?? '');
  const features = [...new Set(platform['os.features'])].sort();
  return {
    os: os === 'macos' ? 'darwin' : os,
    architecture,
    ...(variant === '' ? {} : { variant }),
    ...(platform['os.version'] ? { 'os.version': platform['os.version'] } : {}),
    ...(features.length === 0 ? {} : { 'os.features': features }),
  };
}

/** Whether two platforms are the same one under two spellings; os.version and os.features count. */
export function samePlatform(a: Platform, b: Platform): boolean {
  return platformKey(a) === platformKey(b);
}

/** A text that is equal for equal platforms, for use as a key. */
export function platformKey(platform: Platform): string {
  const { os, architecture, variant, ...rest } = normalizePlatform(platform);
  return JSON.stringify([os, architecture, variant, rest['os.version'], rest['os.features']]);
}

type Architecture = Readonly<{ architecture: string; variant: string }>;

function normalizeArchitecture(typedArchitecture: string, typedVariant: string): Architecture {
  const architecture = typedArchitecture.toLowerCase();
  const variant = typedVariant.toLowerCase();
  switch (architecture) {
    case 'i386':
      return { architecture: '386', variant: '' };
    case 'x86_64':
    case 'x86-64':
    case 'amd64':
      return { architecture: 'amd64', variant: variant === 'v1' ? '' : variant };
    case 'aarch64':
    case 'arm64':
      return { architecture: 'arm64', variant: arm64Variants.get(variant) ?? variant };
    case 'armhf':
      return { architecture: 'arm', variant: 'v7' };
    case 'armel':
      return { architecture: 'arm', variant: 'v6' };
    case 'arm':
      return { architecture: 'arm', variant: armVariants.get(variant) ?? variant };
    default:
      return { architecture, variant };
  }
}

const arm64Variants = new Map([
  ['8', ''],
  ['v8', ''],
  ['v8.0', ''],
  ['9', 'v9'],
  ['9.0', 'v9'],
  ['v9.0', 'v9'],
]);
const armVariants = new Map([
  ['', 'v7'],
  ['5', 'v5'],
  ['6', 'v6'],
  ['7', 'v7'],
  ['8', 'v8'],
]);
