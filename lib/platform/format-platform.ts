import type { Platform } from './platform';

/** `os/architecture[/variant]`; a part that is not stated reads `unknown`. */
export function formatPlatform({ os, architecture, variant }: Platform): string {
  return [os || 'unknown', architecture || 'unknown', ...(variant ? [variant] : [])].join('/');
}

/**
 * The same with os.version and os.features: `windows(10.0.17763+win32k)/amd64`.
 * @see https://github.com/containerd/platforms, `FormatAll`
 */
export function formatFullPlatform(platform: Platform): string {
  const version = encodeOption(platform['os.version'] ?? '');
  const features = [...new Set(platform['os.features'])].filter((feature) => feature !== '').sort();
  if (version === '' && features.length === 0) return formatPlatform(platform);
  const options = [version, ...features.map(encodeOption)].join('+');
  return formatPlatform({ ...platform, os: `${platform.os}(${options})` });
}

function encodeOption(text: string): string {
  return text.replace(/[%+()/]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
