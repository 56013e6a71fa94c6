import { parseTagVersion, type TagVersion } from './tag-version';

/**
 * The tags as a person looks for them: `latest`, then versions newest first, each before its builds and after what
 * it is the line of (`2`, `2.4`, `2.4.0`, `2.4.0-amd64`), then all that is no version, by name.
 */
export function byVersion(tags: readonly string[]): readonly string[] {
  const keyed = tags.map((tag) => ({ tag, version: parseTagVersion(tag), words: wordsOf(tag) }));
  return keyed
    .sort((a, b) => rank(a) - rank(b) || compareVersions(a.version, b.version) || compareWords(a.words, b.words))
    .map(({ tag }) => tag);
}

/** The tags by name, digits counted as numbers: `rc2` before `rc10`. */
export function byName(tags: readonly string[]): readonly string[] {
  return tags
    .map((tag) => ({ tag, words: wordsOf(tag) }))
    .sort((a, b) => compareWords(a.words, b.words))
    .map(({ tag }) => tag);
}

function rank({ tag, version }: Readonly<{ tag: string; version: TagVersion | null }>): number {
  if (tag === 'latest') return 0;
  return version === null ? 2 : 1;
}

function compareVersions(a: TagVersion | null, b: TagVersion | null): number {
  if (a === null || b === null) return 0;
  return compareNumbers(a.numbers, b.numbers) || comparePrereleases(a.prerelease, b.prerelease) || compareBuilds(a, b);
}

/** Newest first; a shorter one is the line that the longer belongs to, and leads it. */
function compareNumbers(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compareDigits(b[at] ?? '', a[at] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** A release before its pre-releases, of these the later first. @see semver.org, 11 */
function comparePrereleases(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? -1 : 1;
  return compareWords(wordsOf(b), wordsOf(a));
}

function compareBuilds(a: TagVersion, b: TagVersion): number {
  return compareWords(wordsOf(a.build), wordsOf(b.build));
}

/** Runs of digits, runs of letters; what joins them does not count, but in the end tells equals apart. */
type Words = Readonly<{ text: string; parts: readonly string[] }>;

function wordsOf(text: string): Words {
  return { text, parts: text.match(/\d+|[A-Za-z]+/g) ?? [] };
}

function compareWords(a: Words, b: Words): number {
  for (let at = 0; at < Math.min(a.parts.length, b.parts.length); at++) {
    const order = compareParts(a.parts[at] ?? '', b.parts[at] ?? '');
    if (order !== 0) return order;
  }
  return a.parts.length - b.parts.length || compareText(a.text, b.text);
}

/** Numbers before words. */
function compareParts(a: string, b: string): number {
  const [isNumberA, isNumberB] = [/^\d/.test(a), /^\d/.test(b)];
  if (isNumberA && isNumberB) return compareDigits(a, b);
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1;
  return compareText(a.toLowerCase(), b.toLowerCase());
}

/** Digits of any length: a tag may hold more of them than a number keeps. */
function compareDigits(a: string, b: string): number {
  const [left, right] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')];
  return left.length - right.length || compareText(left, right);
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
