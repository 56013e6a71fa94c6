import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LayerChange } from '@/lib/contract/comparison';
import { digestOf } from '@/lib/testing/image-view';
import { layOutRibbon } from './ribbon-segments';

const layer = (number: number, sizeBytes: number) => ({
  number,
  digest: digestOf(number),
  mediaType: 'application/vnd.oci.image.layer.v1.tar',
  sizeBytes,
});
const row = (a: number | null, b: number | null): LayerChange => ({
  verdict: a === null ? 'added' : b === null ? 'removed' : a === b ? 'same' : 'changed',
  a: a === null ? null : layer(1, a),
  b: b === null ? null : layer(1, b),
  createdBy: null,
});

it('joins what stands on both sides', () => {
  const { a, b, joints } = layOutRibbon([row(10, 10), row(5, null), row(null, 7), row(3, 4)], 448);
  expect([a.length, b.length]).toEqual([3, 3]);
  expect(joints.map(({ isSame }) => isSame)).toEqual([true, false]);
});

it('keeps every layer in sight, apart from the next and inside the width', () => {
  const size = fc.option(fc.nat(1e9));
  fc.assert(
    fc.property(fc.array(fc.tuple(size, size), { minLength: 1, maxLength: 40 }), (sizes) => {
      const { a, b } = layOutRibbon(
        sizes.map(([one, other]) => row(one, other)),
        448,
      );
      for (const bars of [a, b]) {
        expect(bars.every(({ width }) => width >= 3)).toBe(true);
        expect(bars.every(({ x }, at) => at === 0 || x > (bars[at - 1]?.x ?? 0) + (bars[at - 1]?.width ?? 0))).toBe(
          true,
        );
        const last = bars.at(-1);
        expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(448 + 1e-6);
      }
    }),
  );
});
