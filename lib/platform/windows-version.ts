/** `major.minor.build` of an os.version; the revision after it does not count. */
export type WindowsVersion = Readonly<{ major: number; minor: number; build: number }>;

/** Reads an os.version such as `10.0.20348.2700`; null where it has not the form. */
export function parseWindowsVersion(osVersion: string): WindowsVersion | null {
  const [, major, minor, build] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,5})(?:\.|$)/.exec(osVersion) ?? [];
  return build === undefined ? null : { major: Number(major), minor: Number(minor), build: Number(build) };
}

/** Releases whose images later builds run as well, oldest first: Windows Server 2022 and 2025. */
const stableReleases = [20348, 26100] as const;

/**
 * The builds of Windows whose images a host runs without Hyper-V: its own alone before Windows Server 2022, from then on
 * those since the stable release before it.
 * @see https://github.com/containerd/platforms, `checkWindowsHostAndContainerCompat`
 */
export function windowsBuildsFor(hostBuild: number): Readonly<{ from: number; to: number }> {
  const [oldest] = stableReleases;
  if (hostBuild < oldest) return { from: hostBuild, to: hostBuild };
  return { from: stableReleases.findLast((release) => release < hostBuild) ?? oldest, to: hostBuild };
}

/** Whether a Windows host runs an image of that version: where either is unknown, it is taken for granted. */
export function runsWindowsVersion(host: string | undefined, image: string | undefined): boolean {
  const own = parseWindowsVersion(host ?? '');
  if (own === null || !image) return true;
  const other = parseWindowsVersion(image);
  if (other === null || other.major !== own.major || other.minor !== own.minor) return false;
  const { from, to } = windowsBuildsFor(own.build);
  return from <= other.build && other.build <= to;
}
