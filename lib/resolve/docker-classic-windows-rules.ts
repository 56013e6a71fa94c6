import { formatFullPlatform } from '../platform/format-platform';
import type { Platform } from '../platform/platform';
import { parseWindowsVersion } from '../platform/windows-version';
import type { EngineRules, Fit } from './engine-rules';
import { noFit } from './engine-rules';
import type { Host } from './host';
import { knownPlatform } from './known-platform';
import { mismatches } from './mismatches';

/**
 * The classic image store of Docker on Windows: builds above the host's are skipped, those of the host's own build come
 * first, and then the index decides.
 * @see https://github.com/moby/moby, daemon/internal/distribution/pull_v2_windows.go, `filterManifests`
 */
export function dockerClassicWindowsRules({ platform: own }: Host): EngineRules {
  const wanted = [{ platform: own, fallback: null }];
  const mismatch = mismatches(knownPlatform(own), wanted);
  const version = parseWindowsVersion(own['os.version'] ?? '');
  const ownBuild = version === null ? null : `${version.major}.${version.minor}.${version.build}.`;
  // Docker compares the text up to the dot before the revision; one without a revision is read as if it had one.
  const isOwnBuild = (platform: Platform | null) =>
    ownBuild !== null && `${platform?.['os.version'] ?? ''}.`.startsWith(ownBuild);
  const { architecture } = knownPlatform(own).normal;
  return {
    wanted,
    fitOf(platform): Fit {
      const isMachine = platform.architecture === architecture && platform.os.toLowerCase() === 'windows';
      if (!isMachine) return mismatch(knownPlatform(platform));
      const build = buildOf(platform);
      if (version !== null && build !== null && build > version.build) {
        return noFit(`It is for build ${build} of Windows, the host has the older ${version.build}.`);
      }
      const because = isOwnBuild(platform)
        ? 'It is for the host’s own build of Windows.'
        : 'It is for no newer build of Windows than the host’s, and Docker asks for no more.';
      return { rank: 0, fallback: null, because };
    },
    compare: (one, other) => Number(isOwnBuild(other.platform)) - Number(isOwnBuild(one.platform)),
    withoutPlatform: 'refused',
    nestedIndex: 'entered',
    unknownType: 'skipped',
    noMatchText: () => `no matching manifest for ${formatFullPlatform(own)} in the manifest list entries`,
  };
}

/** Docker reads the third part, whatever the first two are. */
function buildOf(platform: Platform): number | null {
  const [, , build] = (platform['os.version'] ?? '').split('.');
  return build !== undefined && /^\d{1,9}$/.test(build) ? Number(build) : null;
}
