import { formatPlatform } from '../platform/format-platform';
import { machinePlatform } from '../platform/machine-platform';
import { gapsOf, type PastedHost } from './pasted-host';

/** Reads one line that `uname -a` or `uname -m` printed; null for any other. */
export function parseUname(line: string): PastedHost | null {
  return machineAlone(line) ?? linuxLine(line) ?? darwinLine(line) ?? windowsLine(line);
}

/** What `uname -m` prints where no platform is called so. */
function machineAlone(line: string): PastedHost | null {
  if (!/^(?:x86_64|i[3-6]86|aarch64|armv[4-8]\w*|loongarch64)$/.test(line)) return null;
  const host = pastedHost(null, line);
  return { ...host, notes: [`“${line}” is read as ${formatPlatform(host.platform)}.`, ...host.notes] };
}

const machineWord =
  /\s(x86_64|i[3-6]86|aarch64|armv[4-8]\w*|ppc64le|ppc64|s390x|riscv64|loongarch64|mips64|mips)(?=\s|$)/;

/** `Linux pi 6.6.31+rpt-rpi-v8 #1 SMP … aarch64 GNU/Linux` */
function linuxLine(line: string): PastedHost | null {
  const [, name, rest] = /^Linux (\S{1,255}) (.*)$/.exec(line) ?? [];
  const [, found] = machineWord.exec(` ${rest ?? ''}`) ?? [];
  return name === undefined || found === undefined ? null : pastedHost(name, found);
}

/** `Darwin mac 24.1.0 Darwin Kernel Version … RELEASE_ARM64_T6000 arm64` */
function darwinLine(line: string): PastedHost | null {
  const [, name, found] = /^Darwin (\S{1,255}) .*\s(arm64|x86_64)$/.exec(line) ?? [];
  if (name === undefined || found === undefined) return null;
  const host = pastedHost(name, found);
  const note = 'macOS runs containers in a virtual machine with Linux.';
  return { ...host, aarch32: found === 'arm64' ? 'no' : 'unknown', notes: [note, ...host.notes] };
}

/** `MINGW64_NT-10.0-20348 server 3.4.10 … x86_64 Msys` */
function windowsLine(line: string): PastedHost | null {
  const [, build, name, found] =
    /^(?:MINGW|MSYS|CYGWIN)\w*_NT-10\.0-(\d{4,5})\S* (\S{1,255}) .*\b(x86_64|aarch64)\b/.exec(line) ?? [];
  if (build === undefined || name === undefined || found === undefined) return null;
  const platform = { ...machinePlatform('windows', found), 'os.version': `10.0.${build}` };
  return { name, platform, engine: null, aarch32: 'unknown', notes: [] };
}

function pastedHost(name: string | null, found: string): PastedHost {
  const platform = machinePlatform('linux', found);
  return { name, platform, engine: null, aarch32: 'unknown', notes: gapsOf(platform) };
}
