import { machinePlatform } from '../platform/machine-platform';
import type { Engine } from './engine';
import { gapsOf, type PastedHost } from './pasted-host';

/** What Docker tells of the machine of its daemon. */
export type DockerFacts = Readonly<{
  name?: string | undefined;
  os: string;
  /** As `uname -m` or as Go calls it. */
  machine: string;
  /** The system and the kernel; on Windows the build stands in it. */
  system?: string | undefined;
  version?: string | undefined;
  /** Absent where that is not told: then the version decides. */
  isContainerdStore?: boolean;
}>;

/** The machine on which a Docker daemon runs, and which of its image stores it has. */
export function dockerHost({
  name,
  os,
  machine,
  system = '',
  version = '',
  isContainerdStore,
}: DockerFacts): PastedHost {
  const platform = machinePlatform(os.toLowerCase(), machine);
  const build = os === 'windows' ? windowsBuild(system) : null;
  const { engine, note } = storeOf(version, isContainerdStore);
  const isDesktop = /docker desktop/i.test(system);
  return {
    name: name ?? null,
    platform: build === null ? platform : { ...platform, 'os.version': `10.0.${build}` },
    engine,
    aarch32: 'unknown',
    notes: [
      ...(note === null ? [] : [note]),
      ...(os === 'windows' && build === null ? ['Which build of Windows it has is not said.'] : []),
      ...(isDesktop ? ['Docker Desktop runs Linux in a virtual machine.'] : []),
      ...gapsOf(platform),
    ],
  };
}

/** `Microsoft Windows Server Version 21H2 (OS Build 20348.2700)`, `10.0 20348 (20348.1.amd64fre.fe_release…)`. */
function windowsBuild(system: string): string | null {
  return /OS Build (\d{4,5})/.exec(system)?.[1] ?? /10\.0 (\d{4,5})/.exec(system)?.[1] ?? null;
}

/** Engine 29 made containerd's store the default of new installs. */
function storeOf(version: string, isContainerdStore: boolean | undefined): { engine: Engine; note: string | null } {
  if (isContainerdStore !== undefined) return { engine: isContainerdStore ? 'docker' : 'docker-classic', note: null };
  const major = Number.parseInt(version, 10);
  if (Number.isNaN(major))
    return { engine: 'docker', note: 'Which image store Docker has is not said: containerd’s is assumed.' };
  return major >= 29
    ? { engine: 'docker', note: `Engine ${major} has containerd’s image store, unless it was upgraded from before 29.` }
    : { engine: 'docker-classic', note: `Engine ${major} has the classic image store, unless it was told otherwise.` };
}
