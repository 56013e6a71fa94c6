import { describe, expect, it } from 'vitest';
import { formatReference, parseReference } from '@/lib/oci/reference';
import { parsePlatform } from '@/lib/platform/parse-platform';
import { digestOf } from '@/lib/testing/image-view';
import { gapsBeside, gapsSinceSeen, readExpectation } from './expectation';

const here = parseReference('ghcr.io/a/b:2');
const platforms = (text: string) => text.split(' ').map(parsePlatform);

describe('readExpectation', () => {
  it('expects what the tag had before, unless the URL says otherwise', () => {
    expect(readExpectation(undefined, here)).toEqual({ kind: 'seen' });
    expect(readExpectation('', here)).toEqual({ kind: 'nothing' });
  });

  it.each([
    ['1', 'ghcr.io/a/b:1', '1'],
    ['ghcr.io/a/b:1', 'ghcr.io/a/b:1', '1'],
    ['alpine:3.20', 'docker.io/library/alpine:3.20', 'alpine:3.20'],
    ['ghcr.io/a/c', 'ghcr.io/a/c', 'ghcr.io/a/c'],
  ])('reads %j as %s and calls it %s', (expected, normal, name) => {
    const read = readExpectation(expected, here);
    expect(read).toMatchObject({ kind: 'other', name });
    expect(read.kind === 'other' && formatReference(read.reference)).toBe(normal);
  });

  it('says what is wrong with what is neither tag nor reference', () => {
    expect(readExpectation('a b', here)).toMatchObject({ kind: 'invalid', problem: { code: 'reference_invalid' } });
  });
});

describe('gaps', () => {
  const present = platforms('linux/amd64 linux/arm/v7');

  it('are named by when the tag was last seen', () => {
    const sighting = {
      digest: digestOf('old'),
      platforms: platforms('linux/amd64 linux/arm linux/riscv64'),
      seenAtMs: Date.parse('2026-05-02T12:00:00Z'),
    };
    expect(gapsSinceSeen(sighting, present)).toEqual({
      platforms: platforms('linux/riscv64'),
      note: 'seen 2\u00a0May\u00a02026',
      sentence: 'Listed when this tag was last seen here, on 2 May 2026; gone now.',
    });
  });

  it('are none where the tag was never seen to name anything else', () => {
    expect(gapsSinceSeen(null, present).platforms).toEqual([]);
  });

  it('are named by the image that the person chose', () => {
    expect(gapsBeside('2.3.1', platforms('linux/s390x'), present)).toEqual({
      platforms: platforms('linux/s390x'),
      note: 'listed in 2.3.1',
      sentence: 'Listed in 2.3.1, not here.',
    });
  });
});
