import type { LayerChange } from '@/lib/contract/comparison';

/** A layer as a bar: where it begins and how wide it is. */
export type RibbonBar = Readonly<{ x: number; width: number; number: number; verdict: LayerChange['verdict'] }>;

/** The layers of both sides as bars, and what joins a layer with what became of it. */
export type Ribbon = Readonly<{
  a: readonly RibbonBar[];
  b: readonly RibbonBar[];
  joints: readonly Readonly<{ a: RibbonBar; b: RibbonBar; isSame: boolean }>[];
}>;

const gap = 2;
/** The smallest bar that can be seen. */
const narrowest = 3;

/** Lays out the layers, as wide as they are large, so that the larger side fills `width`. */
export function layOutRibbon(rows: readonly LayerChange[], width: number): Ribbon {
  const sizes = (side: 'a' | 'b') => rows.flatMap((row) => row[side]?.sizeBytes ?? []);
  const room = width - Math.max(sizes('a').length, sizes('b').length) * (gap + narrowest);
  const largest = Math.max(1, sum(sizes('a')), sum(sizes('b')));
  const ends = { a: 0, b: 0 };
  const place = (side: 'a' | 'b', { verdict, [side]: layer }: LayerChange): RibbonBar | null => {
    if (layer === null) return null;
    const bar = {
      x: ends[side],
      width: narrowest + (Math.max(0, room) * layer.sizeBytes) / largest,
      number: layer.number,
      verdict,
    };
    ends[side] += bar.width + gap;
    return bar;
  };
  const placed = rows.map((row) => ({ a: place('a', row), b: place('b', row), isSame: row.verdict === 'same' }));
  return {
    a: placed.flatMap(({ a }) => a ?? []),
    b: placed.flatMap(({ b }) => b ?? []),
    joints: placed.flatMap(({ a, b, isSame }) => (a && b ? [{ a, b, isSame }] : [])),
  };
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
