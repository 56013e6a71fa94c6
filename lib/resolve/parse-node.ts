import { textAt } from '../attestation/json-shape';
import { machinePlatform } from '../platform/machine-platform';
import { parseWindowsVersion } from '../platform/windows-version';
import type { Engine } from './engine';
import { gapsOf, type PastedHost } from './pasted-host';

/**
 * Reads one Kubernetes node; a sentence where it does not tell what it is.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/, NodeSystemInfo
 */
export function parseNode(node: unknown, position: number): PastedHost | string {
  const name = textAt(node, 'metadata', 'name');
  const info = (field: string) => textAt(node, 'status', 'nodeInfo', field);
  const architecture = info('architecture');
  const os = info('operatingSystem');
  if (architecture === null || os === null) {
    const which = name === null ? `item ${position} of the list` : `the node “${name}”`;
    return `${which.replace(/^./, (first) => first.toUpperCase())} does not say its operating system and architecture.`;
  }
  const platform = machinePlatform(os.toLowerCase(), architecture);
  const build = os === 'windows' ? parseWindowsVersion(info('kernelVersion') ?? '') : null;
  const { engine, note } = runtimeOf(info('containerRuntimeVersion') ?? '');
  return {
    name,
    platform: build === null ? platform : { ...platform, 'os.version': `${build.major}.${build.minor}.${build.build}` },
    engine,
    aarch32: 'unknown',
    notes: [
      ...(note === null ? [] : [note]),
      ...(os === 'windows' && build === null ? ['Which build of Windows it has is not said.'] : []),
      // A node's engine sees no level of x86-64 anyway.
      ...(platform.architecture === 'arm' ? gapsOf(platform) : []),
    ],
  };
}

/** `containerd://1.7.27`, `cri-o://1.33.1`, `docker://28.1.1`. */
function runtimeOf(version: string): { engine: Engine; note: string | null } {
  const [, runtime] = /^([\w-]{1,40}):\/\//.exec(version) ?? [];
  switch (runtime) {
    case 'containerd':
      return { engine: 'kubernetes', note: null };
    case 'cri-o':
      return { engine: 'podman', note: null };
    case 'docker':
      return { engine: 'docker-classic', note: null };
    default:
      return { engine: 'kubernetes', note: `Its runtime ${runtime ?? 'is not said and'} is taken for containerd.` };
  }
}
