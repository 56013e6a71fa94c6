import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Digest } from './digest';
import { isReferrersTag, referrersTag, subjectOfReferrersTag } from './referrers-tag';

const a64 = 'a'.repeat(64);
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });

it.each<[Digest, string, Digest | null]>([
  [`sha256:${a64}`, `sha256-${a64}`, `sha256:${a64}`],
  // Cut: whose it is cannot be told from the tag.
  [`sha512:${a64}${'b'.repeat(64)}`, `sha512-${a64}`, null],
])('what refers to %s is listed under %s', (subject, tag, readBack) => {
  expect(referrersTag(subject)).toBe(tag);
  expect(isReferrersTag(tag)).toBe(true);
  expect(subjectOfReferrersTag(tag)).toBe(readBack);
});

it.each(['latest', `sha256-${a64.slice(1)}`, `sha256-${a64}.sig`, `md5-${a64}`, `sha256:${a64}`])(
  'the tag %s is no list of referrers',
  (tag) => {
    expect(isReferrersTag(tag)).toBe(false);
    expect(subjectOfReferrersTag(tag)).toBeNull();
  },
);

it('is a valid tag for every digest', () => {
  const digests = fc.oneof(
    hex(64).map((text): Digest => `sha256:${text}`),
    hex(128).map((text): Digest => `sha512:${text}`),
  );
  fc.assert(fc.property(digests, (digest) => /^\w[\w.-]{0,127}$/.test(referrersTag(digest))));
});
