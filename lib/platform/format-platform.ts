import type { Platform } from './platform';

/** `os/architecture[/variant]`; a part that is not stated reads `unknown`. */
export function formatPlatform({ os, architecture, variant }: Platform): string {
  return [os || 'unknown', architecture || 'unknown', ...(variant ? [variant] : [])].join('/');
}
