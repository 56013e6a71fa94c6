/**
 * The release of Windows Server that an `os.version` such as `10.0.20348.2700` belongs to, or null for an unknown build.
 * @see https://learn.microsoft.com/windows-server/get-started/windows-server-release-info
 */
export function windowsRelease(osVersion: string): string | null {
  const [, build] = /^10\.0\.(\d+)(?:\.|$)/.exec(osVersion) ?? [];
  return (build !== undefined && releases.get(build)) || null;
}

const releases = new Map([
  ['14393', 'Server 2016'],
  ['16299', 'Server 1709'],
  ['17134', 'Server 1803'],
  ['17763', 'Server 2019'],
  ['18362', 'Server 1903'],
  ['18363', 'Server 1909'],
  ['19041', 'Server 2004'],
  ['19042', 'Server 20H2'],
  ['20348', 'Server 2022'],
  ['25398', 'Server 23H2'],
  ['26100', 'Server 2025'],
]);
