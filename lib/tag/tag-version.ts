/** A tag that names a version: `v2.5.0-rc.1-arm64` is 2, 5, 0, the pre-release `rc.1` and the build `arm64`. */
export type TagVersion = Readonly<{
  /** Runs of digits as they stand: there may be more of them than a number keeps. */
  numbers: readonly string[];
  /** Empty where it is a release. */
  prerelease: string;
  /** What else is said: an architecture, a base, a revision. */
  build: string;
}>;

const shape = /^v?(?<numbers>\d+(?:\.\d+)*)(?:[-_.+]?(?<rest>.*))?$/i;
const prereleaseWord =
  /^(?:alpha|beta|rc|pre|preview|dev|snapshot|canary|nightly|next|ea|m|a|b)(?:[.-]?\d+)*(?![A-Za-z0-9])/i;

/** Reads the version that a tag names; null where it names none, such as `edge`, a branch or a commit. */
export function parseTagVersion(tag: string): TagVersion | null {
  const groups = shape.exec(tag)?.groups;
  if (groups?.numbers === undefined) return null;
  const { numbers, rest = '' } = groups;
  // `3e4f5a1` is a commit; `1.2rc1` is a version.
  if (/^[A-Za-z]/.test(tag.slice(tag.indexOf(numbers) + numbers.length)) && !numbers.includes('.')) return null;
  const prerelease = prereleaseWord.exec(rest)?.[0] ?? '';
  return {
    numbers: numbers.split('.'),
    prerelease,
    build: rest.slice(prerelease.length).replace(/^[-_.]/, ''),
  };
}
