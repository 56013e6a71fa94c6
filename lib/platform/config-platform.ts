import type { Platform } from './platform';

/** The platform that a config states; null where it is not read, or names no os or no architecture. @see image-spec config.md, Properties */
export function configPlatform(config: Partial<Platform> | null): Platform | null {
  const { os, architecture, variant, 'os.version': version, 'os.features': features = [] } = config ?? {};
  if (!os || !architecture) return null;
  return {
    os,
    architecture,
    ...(variant ? { variant } : {}),
    ...(version ? { 'os.version': version } : {}),
    ...(features.length > 0 ? { 'os.features': features } : {}),
  };
}
