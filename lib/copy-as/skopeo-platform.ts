import type { Platform } from '../platform/platform';

/** Skopeo's own machine counts unless these are given; they stand before the subcommand. @see skopeo(1), OPTIONS */
export function skopeoPlatform(platform: Platform | null): readonly string[] {
  if (platform === null) return [];
  const variant = platform.variant ? ['--override-variant', platform.variant] : [];
  return ['--override-os', platform.os, '--override-arch', platform.architecture, ...variant];
}
