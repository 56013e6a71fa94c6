import { normalizePlatform } from '../platform/normalize-platform';
import type { Platform } from '../platform/platform';
import { platformLabel } from './platform-label';

/** A declared platform with what the rules of containerd ask of it again and again. */
export type KnownPlatform = Readonly<{
  normal: Platform;
  /** Equal for platforms whose os, architecture and variant mean the same. */
  machine: string;
  /** Equal for platforms whose os, architecture and variant are spelt the same. */
  spelling: string;
  /** os.features as they count: `win32k` of Windows does not. */
  features: readonly string[];
  /** As people read it: `linux/arm/v7`, `windows/amd64 10.0.17763`. */
  label: string;
}>;

/** Every engine is asked about the same entries for every host: each platform is normalized once. */
const known = new WeakMap<Platform, KnownPlatform>();

export function knownPlatform(platform: Platform): KnownPlatform {
  const before = known.get(platform);
  if (before !== undefined) return before;
  const normal = normalizePlatform(platform);
  const features = normal['os.features'] ?? [];
  const fresh: KnownPlatform = {
    normal,
    machine: machineKey(normal),
    spelling: machineKey(platform),
    features: normal.os === 'windows' ? features.filter((feature) => feature !== 'win32k') : features,
    label: platformLabel(platform),
  };
  known.set(platform, fresh);
  return fresh;
}

function machineKey({ os, architecture, variant = '' }: Platform): string {
  return `${os}/${architecture}/${variant}`;
}
