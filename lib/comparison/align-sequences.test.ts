import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignSequences } from './align-sequences';

const align = (a: string, b: string) =>
  alignSequences([...a], [...b], (one, other) => one === other)
    .map(([atA, atB]) => (atA === null ? `+${b[atB]}` : atB === null ? `-${a[atA]}` : a[atA]))
    .join(' ');

describe('alignSequences', () => {
  it.each([
    ['abc', 'abc', 'a b c'],
    ['abc', 'axc', 'a -b +x c'],
    ['abc', 'bc', '-a b c'],
    ['ab', 'ba', '-a b +a'],
    ['', 'a', '+a'],
    ['', '', ''],
  ])('%j beside %j is %j', (a, b, expected) => {
    expect(align(a, b)).toBe(expected);
  });

  it('names each place of both once, in order, and pairs only what is equal', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const places = alignSequences([...a], [...b], (one, other) => one === other);
        expect(places.flatMap(([atA]) => (atA === null ? [] : atA))).toEqual([...a].map((_, at) => at));
        expect(places.flatMap(([, atB]) => (atB === null ? [] : atB))).toEqual([...b].map((_, at) => at));
        expect(places.every(([atA, atB]) => atA === null || atB === null || a[atA] === b[atB])).toBe(true);
      }),
    );
  });

  it('ends soon on sequences that have nothing in common and no end', () => {
    const long = Array.from({ length: 30_000 }, (_, at) => at);
    expect(
      alignSequences(
        long,
        long.map((at) => -1 - at),
        (one, other) => one === other,
      ),
    ).toHaveLength(60_000);
  });
});
