import { parsePlatform } from '../platform/parse-platform';
import type { Platform } from '../platform/platform';
import { type Fixture, image, ociIndex } from './fixtures';

const windows = (build: string): Platform => ({ os: 'windows', architecture: 'amd64', 'os.version': `10.0.${build}` });
const all = (text: string): readonly Platform[] => text.split(' ').map(parsePlatform);

const early = 'linux/amd64 linux/arm64/v8 linux/arm/v7';
const middle = `${early} linux/386 linux/arm/v6`;
const many = `${middle} linux/ppc64le linux/s390x`;

/** What each version of a gateway was built for: platforms come, go and come back. */
const platformsOf: Readonly<Record<string, readonly Platform[]>> = {
  '1.4.0': all('linux/amd64'),
  '1.5.0': all(early),
  '1.6.2': all(`${early} linux/386 linux/mips64le`),
  '1.7.0': [...all(`${middle} linux/mips64le`), windows('17763.1'), windows('14393.1')],
  '1.7.1': [...all(`${middle} linux/mips64le`), windows('17763.1'), windows('14393.1')],
  '1.8.1': [...all(`${middle} linux/mips64le`), windows('17763.2'), windows('14393.2')],
  '1.9.3': [...all(`${many} linux/mips64le`), windows('17763.3'), windows('14393.3')],
  '2.0.0': [...all(many), windows('20348.1'), windows('17763.4')],
  '2.0.4': [...all(many), windows('20348.1'), windows('17763.4')],
  '2.1.0': [...all(many), windows('20348.2'), windows('17763.5')],
  '2.1.3': [...all(`${middle} linux/ppc64le`), windows('20348.2'), windows('17763.6')],
  '2.2.0': [...all(`${many} linux/riscv64`), windows('20348.3'), windows('17763.7')],
  '2.2.4': [...all(`${many} linux/riscv64`), windows('20348.3'), windows('17763.7')],
  '2.3.0': [...all(`${many} linux/riscv64`), windows('20348.4'), windows('17763.8')],
  '2.3.1': [...all(`${many} linux/riscv64`), windows('20348.5'), windows('17763.8')],
  '2.4.0': [
    ...all('linux/amd64 linux/386 linux/arm64/v8 linux/arm linux/arm/v7 linux/ppc64le linux/s390x'),
    windows('20348.6'),
    windows('17763.8'),
  ],
};

const movingTags: Readonly<Record<string, string>> = {
  '1': '1.9.3',
  '2.3': '2.3.1',
  '2.4': '2.4.0',
  '2': '2.4.0',
  latest: '2.4.0',
};
/** Builds that no index joins yet. */
const loose = {
  '2.5.0-rc.1-amd64': 'linux/amd64',
  '2.5.0-rc.1-arm64': 'linux/arm64',
  '2.5.0-rc.1-armv7': 'linux/arm/v7',
};

/** The tags of a repository whose platforms changed over its versions: arm/v6 and riscv64 vanished in 2.4.0. */
export function versionHistory(): ReadonlyMap<string, Fixture> {
  const versions = Object.entries(platformsOf).map(
    ([version, platforms]) => [version, release(version, platforms)] as const,
  );
  const byVersion = new Map(versions);
  const moving = Object.entries(movingTags).flatMap(([tag, version]) => {
    const fixture = byVersion.get(version);
    return fixture === undefined ? [] : [[tag, fixture] as const];
  });
  const builds = Object.entries(loose).map(
    ([tag, platform]) => [tag, image(parsePlatform(platform), { content: tag })] as const,
  );
  return new Map([...versions, ...moving, ...builds]);
}

function release(version: string, platforms: readonly Platform[]): Fixture {
  return ociIndex(
    platforms.map((platform) =>
      // What Windows and ppc64le hold changes with the minor alone.
      image(platform, { content: isSlow(platform) ? version.slice(0, 3) : version }),
    ),
    { annotations: { 'org.opencontainers.image.created': '2025-05-02T09:14:00Z' } },
  );
}

function isSlow({ os, architecture }: Platform): boolean {
  return os === 'windows' || architecture === 'ppc64le';
}
