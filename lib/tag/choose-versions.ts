import { hasAppeared } from './version-events';
import type { Version } from './version-families';
import type { VersionMatrix } from './version-matrix';
import type { VersionChoice } from './version-view';

/** The versions that must be read to know which ones `choice` shows. */
export function versionsToRead(versions: readonly Version[], choice: VersionChoice): readonly Version[] {
  return choice === 'minors' ? lastPatches(versions) : versions;
}

/** Of the versions of a matrix those that `choice` shows, in its order; what is no image has no platforms to show. */
export function chooseVersions({ columns, rows }: VersionMatrix, choice: VersionChoice): readonly Version[] {
  const last = new Set(lastPatches(columns.map(({ version }) => version)));
  return columns.flatMap(({ version, state }, at) => {
    if (state === 'other') return [];
    const isShown =
      choice === 'all' ||
      last.has(version) ||
      (choice === 'changes' && rows.some(({ cells }) => cells[at]?.state === 'gone' || hasAppeared(cells[at])));
    return isShown ? [version] : [];
  });
}

/** The last release of each minor, and what came after the last release of all: its pre-releases, one per version. */
function lastPatches(versions: readonly Version[]): readonly Version[] {
  const lastRelease = versions.findLastIndex(isRelease);
  const last = new Map<string, Version>();
  for (const [at, version] of versions.entries()) {
    if (isRelease(version)) last.set(version.numbers.slice(0, 2).join('.'), version);
    else if (at > lastRelease) last.set(`${version.numbers.join('.')} next`, version);
  }
  const chosen = new Set(last.values());
  return versions.filter((version) => chosen.has(version));
}

function isRelease({ isPrerelease, isLoose }: Version): boolean {
  return !isPrerelease && !isLoose;
}
