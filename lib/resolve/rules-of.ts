import { containerdRules } from './containerd-rules';
import { dockerClassicWindowsRules } from './docker-classic-windows-rules';
import type { Engine } from './engine';
import type { EngineRules } from './engine-rules';
import type { Host } from './host';
import { knownPlatform } from './known-platform';
import { podmanRules } from './podman-rules';

/**
 * The rules by which `engine` chooses on `host` from an index of the media type `listType`.
 * @param requested whether the platform was asked for, as with `--platform`, instead of being the machine's own
 */
export function rulesOf(engine: Engine, host: Host, listType: string, requested: boolean): EngineRules {
  if (engine === 'podman') return podmanRules(host, listType);
  const isWindows = knownPlatform(host.platform).normal.os === 'windows';
  if (engine === 'docker-classic' && isWindows) return dockerClassicWindowsRules(host);
  return containerdRules(engine, host, { requested });
}
