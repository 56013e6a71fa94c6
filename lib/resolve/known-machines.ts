import type { Platform } from '../platform/platform';
import type { Aarch32 } from './host';

/** A kind of machine that people run images on. */
export type Machine = Readonly<{
  id: string;
  name: string;
  /** Its processor or system, in a few words. */
  note: string;
  /** All that is true of it; an engine may see less, see `hostOf`. */
  platform: Platform;
  /** Whether its 64-bit ARM cores execute 32-bit ARM code. */
  aarch32?: Aarch32;
}>;

const linux = (architecture: string, variant?: string): Platform => ({
  os: 'linux',
  architecture,
  ...(variant !== undefined && { variant }),
});
const windows = (build: number): Platform => ({
  os: 'windows',
  architecture: 'amd64',
  'os.version': `10.0.${build}`,
});

/**
 * Machines to choose from. Whatever an arm64 core can do beyond Armv8.0, Linux tells programs “CPU architecture: 8”, and
 * that is what every engine reads. A 32-bit system on a 64-bit kernel reads the same and becomes arm/v8.
 * @see Raspberry Pi documentation, config.txt, `arm_64bit`
 */
export const knownMachines: readonly Machine[] = [
  { id: 'x86-64-v1', name: 'x86-64 server, v1', note: 'Any 64-bit x86, from 2003', platform: linux('amd64') },
  { id: 'x86-64-v2', name: 'x86-64 server, v2', note: 'Nehalem, Bulldozer and newer', platform: linux('amd64', 'v2') },
  { id: 'x86-64-v3', name: 'x86-64 server, v3', note: 'Haswell, Zen and newer', platform: linux('amd64', 'v3') },
  {
    id: 'x86-64-v4',
    name: 'x86-64 server, v4',
    note: 'With AVX-512: Skylake-SP, Zen 4',
    platform: linux('amd64', 'v4'),
  },
  { id: 'pi-1', name: 'Raspberry Pi 1, Zero', note: 'ARM1176', platform: linux('arm', 'v6') },
  { id: 'pi-2', name: 'Raspberry Pi 2', note: 'Cortex-A7', platform: linux('arm', 'v7') },
  { id: 'pi-3-32', name: 'Raspberry Pi 3, 32-bit OS', note: 'Cortex-A53, 32-bit kernel', platform: linux('arm', 'v7') },
  { id: 'pi-3', name: 'Raspberry Pi 3', note: 'Cortex-A53', platform: linux('arm64', 'v8'), aarch32: 'yes' },
  { id: 'pi-4-32', name: 'Raspberry Pi 4, 32-bit OS', note: 'Cortex-A72, 64-bit kernel', platform: linux('arm', 'v8') },
  { id: 'pi-4', name: 'Raspberry Pi 4', note: 'Cortex-A72', platform: linux('arm64', 'v8'), aarch32: 'yes' },
  { id: 'pi-5-32', name: 'Raspberry Pi 5, 32-bit OS', note: 'Cortex-A76, 64-bit kernel', platform: linux('arm', 'v8') },
  { id: 'pi-5', name: 'Raspberry Pi 5', note: 'Cortex-A76', platform: linux('arm64', 'v8'), aarch32: 'yes' },
  { id: 'graviton-1', name: 'Graviton', note: 'Cortex-A72', platform: linux('arm64', 'v8'), aarch32: 'yes' },
  { id: 'graviton-2', name: 'Graviton2', note: 'Neoverse N1', platform: linux('arm64', 'v8'), aarch32: 'yes' },
  { id: 'graviton-3', name: 'Graviton3', note: 'Neoverse V1', platform: linux('arm64', 'v8'), aarch32: 'unknown' },
  { id: 'graviton-4', name: 'Graviton4', note: 'Neoverse V2', platform: linux('arm64', 'v8'), aarch32: 'no' },
  {
    id: 'apple',
    name: 'Apple silicon',
    note: 'Linux in a virtual machine',
    platform: linux('arm64', 'v8'),
    aarch32: 'no',
  },
  { id: 'power8', name: 'POWER8', note: 'Little-endian Linux', platform: linux('ppc64le') },
  { id: 'power9', name: 'POWER9', note: 'Little-endian Linux', platform: linux('ppc64le') },
  { id: 'power10', name: 'Power10', note: 'Little-endian Linux', platform: linux('ppc64le') },
  { id: 'z', name: 'IBM Z, LinuxONE', note: '64-bit Linux', platform: linux('s390x') },
  { id: 'riscv', name: 'RISC-V', note: '64-bit, such as VisionFive 2', platform: linux('riscv64') },
  { id: 'loongarch', name: 'LoongArch', note: '64-bit, such as Loongson 3A5000', platform: linux('loong64') },
  { id: 'windows-2016', name: 'Windows Server 2016', note: 'Build 14393', platform: windows(14393) },
  { id: 'windows-2019', name: 'Windows Server 2019', note: 'Build 17763', platform: windows(17763) },
  { id: 'windows-2022', name: 'Windows Server 2022', note: 'Build 20348', platform: windows(20348) },
  { id: 'windows-2025', name: 'Windows Server 2025', note: 'Build 26100', platform: windows(26100) },
];
