import { describe, expect, it } from 'vitest';
import { parseReference } from '../oci/reference';
import { familyKey, namesOf, siblingFamilies } from './sibling-families';

const families = (target: string | null, ...sources: string[]) =>
  siblingFamilies(target === null ? null : parseReference(target), sources.map(parseReference));
const inWords = (...references: [string | null, ...string[]]) =>
  families(...references).map((family) =>
    family.kind === 'tags' ? `tags of ${family.stem}` : family.templates.map(({ template }) => template).join(' '),
  );

describe('siblingFamilies', () => {
  it.each<[string, [string | null, ...string[]], string[]]>([
    [
      'tags beside the target, and guessed repositories',
      ['r.io/team/app:1'],
      ['tags of 1', 'team/app-{arch} team/app-{arch}-{os}'],
    ],
    [
      'the pattern that a source says',
      ['r.io/app:1', 'r.io/app-arm-linux:1', 'r.io/app-amd64-linux:1'],
      ['tags of 1', 'app-{arch}-{os}'],
    ],
    ['tags that a source says', ['r.io/app:1', 'r.io/app:1-amd64', 'r.io/app:arm64-1'], ['tags of 1']],
    ['the same of a reference that says it itself', ['r.io/app-arm:1'], ['app-{arch}']],
    ['accounts of official images', ['alpine:3.20'], ['tags of 3.20', '{arch}/alpine']],
    ['accounts that a source says', [null, 'arm64v8/alpine:3.20'], ['{arch}/alpine']],
    ['tags of a layout', ['oci-layout://kept:1'], ['tags of 1']],
    ['nothing of a name that says no platform', [null, 'r.io/app:1'], []],
    ['nothing of a source that has no tag', [null, `r.io/app-arm@sha256:${'0'.repeat(64)}`], []],
  ])('finds %s', (_, references, expected) => {
    expect(inWords(...references)).toEqual(expected);
  });

  it('spells architectures as the source does', () => {
    const names = (source: string) =>
      families(null, source).flatMap((family) => (family.kind === 'tags' ? [] : family.templates.flatMap(namesOf)));
    expect(names('r.io/app-amd64-linux:1')).toContain('app-s390x-linux');
    expect(names('r.io/app-amd64-linux:1')).toContain('app-amd64-windows');
    expect(names('r.io/app-aarch64:1')).toContain('app-x86_64');
    expect(names('arm64v8/alpine:3')).toContain('arm32v7/alpine');
  });

  it('has one key for sources of one pattern, and another for another tag', () => {
    const keys = (source: string) => families(null, source).map(familyKey);
    expect(keys('r.io/app-arm-linux:1')).toEqual(keys('r.io/app-amd64-linux:1'));
    expect(keys('r.io/app-arm-linux:1')).not.toEqual(keys('r.io/app-arm-linux:2'));
  });
});
