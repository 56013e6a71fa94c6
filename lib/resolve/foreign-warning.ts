import { formatFullPlatform, formatPlatform } from '../platform/format-platform';
import type { Platform } from '../platform/platform';
import { containerdRules } from './containerd-rules';
import type { Engine } from './engine';
import type { Host } from './host';
import { knownPlatform } from './known-platform';

/** What an engine prints when it takes an image for another platform and nobody asked for it; else null. */
export function foreignWarning(engine: Engine, host: Host, runs: Platform): string | null {
  switch (engine) {
    case 'docker':
    case 'docker-classic':
      return dockerWarning(host, runs);
    case 'podman':
      return podmanWarning(host, runs);
    default:
      return null;
  }
}

/** @see https://github.com/moby/moby, daemon/create.go */
function dockerWarning(host: Host, { os, architecture, variant }: Platform): string | null {
  const image = { os, architecture, ...(variant && { variant }) };
  if (containerdRules('docker', host, { requested: false }).fitOf(image).rank !== null) return null;
  const detected = formatFullPlatform(host.platform);
  return `The requested image's platform (${formatPlatform(image)}) does not match the detected host platform (${detected}) and no specific platform was requested`;
}

/** @see https://github.com/containers/container-libs, common/libimage */
function podmanWarning(host: Host, runs: Platform): string | null {
  const [image, own] = [runs, host.platform].map((one) => knownPlatform(one).normal);
  if (image?.os === own?.os && image?.architecture === own?.architecture) return null;
  return `image platform (${formatPlatform(runs)}) does not match the expected platform (${formatPlatform(host.platform)})`;
}
