import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedOrder } from './move-entry';

const image = (id: string) => ({ id, digest: `digest of ${id}`, attests: null });
const attestationOf = (id: string) => ({ id: `attestation of ${id}`, digest: 'other', attests: `digest of ${id}` });
const entries = [image('a'), attestationOf('a'), image('b'), image('c')];

describe('movedOrder', () => {
  it('swaps an image with its neighbour, past attestations that stay', () => {
    expect(movedOrder(entries, 'a', 1)).toEqual(['b', 'attestation of a', 'a', 'c']);
    expect(movedOrder(entries, 'c', -1)).toEqual(['a', 'attestation of a', 'c', 'b']);
  });

  it('has nowhere to go beyond the ends, for attestations, and for what is not there', () => {
    expect(movedOrder(entries, 'a', -1)).toBeNull();
    expect(movedOrder(entries, 'c', 1)).toBeNull();
    expect(movedOrder(entries, 'attestation of a', 1)).toBeNull();
    expect(movedOrder(entries, 'x', 1)).toBeNull();
  });

  it('keeps every entry, and is taken back by the opposite step', () => {
    const ids = fc.uniqueArray(fc.string(), { minLength: 2 });
    fc.assert(
      fc.property(ids, fc.nat(), (names, pick) => {
        const all = names.map(image);
        const id = names[pick % (names.length - 1)] ?? '';
        const moved = movedOrder(all, id, 1) ?? [];
        expect([...moved].sort()).toEqual([...names].sort());
        expect(movedOrder(moved.map(image), id, -1)).toEqual(names);
      }),
    );
  });
});
