import type { DraftEntry } from '../draft/draft';
import { equalFeatures } from '../platform/equal-platforms';
import type { Platform } from '../platform/platform';

/** What programs read in the config of the entry's image. What is attested says `unknown`, as its entry does. */
export function configPlatform({ attests, config, platform }: DraftEntry): Platform | null {
  return attests === null ? config : platform;
}

/** What becomes of the entry's platform where a program can set fields over those of the config, and clear none. */
export function platformOverConfig(entry: DraftEntry): Platform | null {
  const config = configPlatform(entry);
  return entry.platform === null || config === null ? (entry.platform ?? config) : { ...config, ...entry.platform };
}

/** The fields that must be set over the config to come to `platform`. */
export function fieldsOverConfig(entry: DraftEntry): Partial<Platform> {
  const config: Partial<Platform> = configPlatform(entry) ?? {};
  const { os, architecture, variant, 'os.version': version, 'os.features': features } = entry.platform ?? {};
  return {
    ...(os !== undefined && os !== config.os ? { os } : {}),
    ...(architecture !== undefined && architecture !== config.architecture ? { architecture } : {}),
    ...(variant !== undefined && variant !== config.variant ? { variant } : {}),
    ...(version !== undefined && version !== config['os.version'] ? { 'os.version': version } : {}),
    ...(features !== undefined && !equalFeatures(features, config['os.features']) ? { 'os.features': features } : {}),
  };
}
