import type { Platform } from './platform';

/** The fields of a platform in the order in which Go writes them: the two that must be there, and of the rest what holds something. */
export function platformFields(platform: Platform): Platform {
  const { architecture, os, variant, 'os.version': version, 'os.features': features = [] } = platform;
  return {
    architecture,
    os,
    ...(version ? { 'os.version': version } : {}),
    ...(features.length > 0 ? { 'os.features': features } : {}),
    ...(variant ? { variant } : {}),
  };
}
