import fc from 'fast-check';
import { rcompare, valid } from 'semver';
import { describe, expect, it } from 'vitest';
import { byName, byVersion } from './compare-tags';

describe('byVersion', () => {
  it.each([
    ['newest first', ['1.2.0', '1.10.0', '1.9.1'], ['1.10.0', '1.9.1', '1.2.0']],
    [
      'a release before its pre-releases',
      ['2.5.0-rc.1', '2.5.0-rc.10', '2.5.0'],
      ['2.5.0', '2.5.0-rc.10', '2.5.0-rc.1'],
    ],
    ['the line before what belongs to it', ['2.4.0', '2', '2.4'], ['2', '2.4', '2.4.0']],
    ['a version before its builds', ['2.4.0-arm64', '2.4.0', '2.4.0-amd64'], ['2.4.0', '2.4.0-amd64', '2.4.0-arm64']],
    ['latest first, other names last', ['edge', '1.0', 'latest', 'main'], ['latest', '1.0', 'edge', 'main']],
    ['with and without v', ['v1.0.0', '1.1.0', 'v1.2.0'], ['v1.2.0', '1.1.0', 'v1.0.0']],
    ['commits are no versions', ['3e4f5a1', '1.0.0', '0abc123'], ['1.0.0', '0abc123', '3e4f5a1']],
    ['dates are', ['20240101', '20250101'], ['20250101', '20240101']],
  ])('%s', (_, tags, expected) => expect(byVersion(tags)).toEqual(expected));

  it('orders semantic versions as semver does', () => {
    const part = fc.nat({ max: 30 });
    const pre = fc.constantFrom('', '-alpha.1', '-beta.2', '-beta.11', '-rc.1', '-rc.10');
    const version = fc.tuple(part, part, part, pre).map(([a, b, c, rest]) => `${a}.${b}.${c}${rest}`);
    fc.assert(
      fc.property(fc.uniqueArray(version), (tags) => {
        expect(tags.every((tag) => valid(tag))).toBe(true);
        expect(byVersion(tags)).toEqual([...tags].sort(rcompare));
      }),
    );
  });

  it('gives one order whatever order the registry has, and loses nothing', () => {
    const tag = fc.stringMatching(/^\w[\w.-]{0,20}$/);
    fc.assert(
      fc.property(fc.uniqueArray(tag, { maxLength: 40 }), (tags) => {
        const ordered = byVersion(tags);
        expect(byVersion([...tags].reverse())).toEqual(ordered);
        expect([...ordered].sort()).toEqual([...tags].sort());
      }),
    );
  });
});

describe('byName', () => {
  it('counts digits as numbers', () => {
    expect(byName(['rc10', 'rc2', 'RC1', 'edge'])).toEqual(['edge', 'RC1', 'rc2', 'rc10']);
  });
});
