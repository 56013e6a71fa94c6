import { normalizePlatform } from '../platform/normalize-platform';
import type { Platform } from '../platform/platform';
import type { Engine } from './engine';
import type { Host } from './host';
import type { Machine } from './known-machines';

/** A machine as an engine sees it: variants are detected on ARM alone, but that Docker detects x86-64 levels as well. */
export function hostOf({ platform, aarch32 }: Pick<Machine, 'platform' | 'aarch32'>, engine: Engine): Host {
  return { platform: detectedPlatform(platform, engine), ...(aarch32 !== undefined && { aarch32 }) };
}

function detectedPlatform(platform: Platform, engine: Engine): Platform {
  const { architecture } = normalizePlatform(platform);
  const isDetected = architecture === 'arm' || architecture === 'arm64';
  if (isDetected || engine === 'docker' || engine === 'docker-classic') return platform;
  const { variant: _, ...rest } = platform;
  return rest;
}
