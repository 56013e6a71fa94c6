import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionFamilies } from './version-families';

const plain = (tags: readonly string[]) => versionFamilies(tags).find(({ suffix }) => suffix === '');

describe('versionFamilies', () => {
  it('orders versions as semver does, oldest first', () => {
    const tags = ['1.10.0', 'v1.9.1', '2.0.0-rc.10', '2.0.0-rc.2', '2.0.0', '1.9.0', 'edge', 'pr-812'];
    expect(plain(tags)?.versions.map(({ name }) => name)).toEqual([
      '1.9.0',
      'v1.9.1',
      '1.10.0',
      '2.0.0-rc.2',
      '2.0.0-rc.10',
      '2.0.0',
    ]);
  });

  it('takes what moves with each patch for no version', () => {
    const family = plain(['latest', '2', '2.4', '2.4.0', '2.4.1', '1.9', 'v2.4.1']);
    expect(family?.versions.map(({ tags }) => tags)).toEqual([['1.9'], ['2.4.0'], ['2.4.1']]);
    expect(family?.moving.toSorted()).toEqual(['2', '2.4', 'latest', 'v2.4.1']);
  });

  it('parts the builds on another base', () => {
    const families = versionFamilies(['3.1', '3.2', '3.1-alpine', '3.2-alpine', '3-alpine', 'alpine', '3.2-odd']);
    expect(families.map(({ suffix, versions }) => [suffix, versions.map(({ name }) => name)])).toEqual([
      ['', ['3.1', '3.2']],
      ['alpine', ['3.1', '3.2']],
    ]);
    expect(families[1]?.moving.toSorted()).toEqual(['3-alpine', 'alpine']);
  });

  it('joins builds of one version for several platforms where no index does', () => {
    const tags = ['1.0.0', '1.0.0-amd64', '1.0.0-arm64', '1.1.0-rc.1-amd64', '1.1.0-rc.1-armv7', '1.2.0-amd64'];
    expect(plain(tags)?.versions).toMatchObject([
      { name: '1.0.0', tags: ['1.0.0'], isLoose: false },
      { name: '1.1.0-rc.1', isLoose: true, isPrerelease: true },
    ]);
    expect(plain(tags)?.versions[1]?.tags.toSorted()).toEqual(['1.1.0-rc.1-amd64', '1.1.0-rc.1-armv7']);
  });

  it('takes no number for an architecture, and finds a platform before the version', () => {
    expect(plain(['1.385.0', '1.386.0', '386.1'])?.versions.map(({ name }) => name)).toEqual([
      '1.385.0',
      '1.386.0',
      '386.1',
    ]);
    const [loose] = plain(['amd64-3.0.0', 'arm64-3.0.0'])?.versions ?? [];
    expect(loose).toMatchObject({ name: '3.0.0', isLoose: true });
  });

  it('has nothing to say of tags that name no version', () => {
    expect(versionFamilies(['edge', 'latest', 'sha256-0'])).toEqual([]);
  });

  it('names each tag at most once, and none that is not there', () => {
    const part = fc.constantFrom('1', '2', '1.2', '1.2.3', 'v1.2.3', '1.3.0', 'latest');
    const ending = fc.constantFrom('', '-rc.1', '-alpine', '-amd64', '-arm64', '-alpine-amd64', '-x');
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(part, ending).map((parts) => parts.join(''))), (tags) => {
        const named = versionFamilies(tags).flatMap(({ versions, moving }) => [
          ...versions.flatMap((version) => version.tags),
          ...moving,
        ]);
        expect(new Set(named).size).toBe(named.length);
        expect(named.every((tag) => tags.includes(tag))).toBe(true);
      }),
    );
  });
});
