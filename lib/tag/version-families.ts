import { byVersion } from './compare-tags';
import { splitPlatform } from './tag-siblings';
import { parseTagVersion, type TagVersion } from './tag-version';

/** The versions of a repository that are built alike: the plain ones, those on `alpine`, … */
export type VersionFamily = Readonly<{
  /** What their tags end with; empty for the plain ones. */
  suffix: string;
  /** Oldest first. */
  versions: readonly Version[];
  /** Tags that move from version to version: `latest`, `2`, `2.4`. */
  moving: readonly string[];
}>;

/** One version, and where it is found. */
export type Version = Readonly<{
  /** As its tag says it, without the suffix of the family: `v2.4.0`, `2.5.0-rc.1`. */
  name: string;
  /** One tag; or, where no index joins them, those of its builds, one per platform. */
  tags: readonly [string, ...string[]];
  numbers: readonly string[];
  isPrerelease: boolean;
  /** Whether `tags` are builds that no index joins. */
  isLoose: boolean;
}>;

/** Fewer versions make no family of their own. */
const fewestVersions = 2;
const mostFamilies = 30;

/** The families of versions among `tags`, the plain one first, then those with most versions. None where no tag names a version. */
export function versionFamilies(tags: readonly string[]): readonly VersionFamily[] {
  const families = new Map<string, Map<string, Named[]>>();
  for (const tag of byVersion(tags)) {
    const named = nameOf(tag);
    if (named === null) continue;
    const versions = families.get(named.version.build) ?? new Map<string, Named[]>();
    families.set(named.version.build, versions);
    const key = `${named.version.numbers.join('.')} ${named.version.prerelease}`;
    versions.set(key, [...(versions.get(key) ?? []), named]);
  }
  return [...families]
    .map(([suffix, versions]) => familyOf(suffix, [...versions.values()], tags))
    .filter(({ suffix, versions }) => versions.length >= (suffix === '' ? 1 : fewestVersions))
    .sort((a, b) => Number(b.suffix === '') - Number(a.suffix === '') || b.versions.length - a.versions.length)
    .slice(0, mostFamilies);
}

/** A tag that names a version, alone or for one platform. */
type Named = Readonly<{ tag: string; version: TagVersion; isBuild: boolean }>;

/** The platform stands behind the version, or before it; `1.386.0` names none. */
function nameOf(tag: string): Named | null {
  const version = parseTagVersion(tag);
  if (version !== null) {
    const split = splitPlatform(version.build);
    return { tag, version: split === null ? version : { ...version, build: split.stem }, isBuild: split !== null };
  }
  const stem = splitPlatform(tag)?.stem;
  const named = stem === undefined ? null : parseTagVersion(stem);
  return named === null ? null : { tag, version: named, isBuild: true };
}

/** `groups` hold the tags of one version each, the newest version first. */
function familyOf(suffix: string, groups: readonly (readonly Named[])[], tags: readonly string[]): VersionFamily {
  const lines = linesOf(groups);
  const versions: Version[] = [];
  const moving = new Set(tags.filter((tag) => isMovingName(tag, suffix)));
  for (const group of groups) {
    const whole = group.filter(({ isBuild }) => !isBuild);
    const [first, ...doubles] = whole;
    if (first === undefined) {
      const loose = looseVersion(group);
      if (loose !== null) versions.push(loose);
    } else if (first.version.prerelease === '' && lines.has(first.version.numbers.join('.'))) {
      for (const { tag } of whole) moving.add(tag);
    } else {
      versions.push(versionOf(first, [first.tag], false));
      for (const { tag } of doubles) moving.add(tag);
    }
  }
  return { suffix, versions: versions.reverse(), moving: [...moving] };
}

/** `2` and `2.4` where there is a `2.4.0`: what they name moves with each patch. */
function linesOf(groups: readonly (readonly Named[])[]): ReadonlySet<string> {
  const releases = groups.flatMap((group) => group.slice(0, 1)).filter(({ version }) => version.prerelease === '');
  return new Set(
    releases.flatMap(({ version: { numbers } }) =>
      numbers.slice(1).map((_, above) => numbers.slice(0, above + 1).join('.')),
    ),
  );
}

function isMovingName(tag: string, suffix: string): boolean {
  return suffix === '' ? tag === 'latest' : tag === suffix || tag === `latest-${suffix}`;
}

/** Builds for several platforms that no index joins; one alone is no version of many platforms. */
function looseVersion(group: readonly Named[]): Version | null {
  const [first, second, ...more] = group;
  if (first === undefined || second === undefined) return null;
  return versionOf(first, [first.tag, second.tag, ...more.map(({ tag }) => tag)], true);
}

function versionOf({ tag, version }: Named, tags: Version['tags'], isLoose: boolean): Version {
  const { numbers, prerelease } = version;
  const name = `${/^v/i.test(tag) ? tag[0] : ''}${numbers.join('.')}${prerelease === '' ? '' : `-${prerelease}`}`;
  return { name, tags, numbers, isPrerelease: prerelease !== '', isLoose };
}
