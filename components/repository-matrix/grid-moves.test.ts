import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlace, type GridKey, isGridKey, moveInGrid, parsePlace } from './grid-moves';

const size = { rows: 3, columns: 4 };

describe('moveInGrid', () => {
  it.each([
    ['0:0', 'ArrowRight', '0:1'],
    ['0:3', 'ArrowRight', '0:3'],
    ['0:2', 'ArrowUp', '-1:2'],
    ['-1:2', 'ArrowUp', '-1:2'],
    ['2:1', 'ArrowDown', '2:1'],
    ['1:2', 'Home', '1:0'],
    ['1:2', 'End', '1:3'],
  ] as const)('from %s with %s to %s', (from, key, to) => {
    expect(formatPlace(moveInGrid(parsePlace(from), key, size))).toBe(to);
  });

  it('never leaves the grid', () => {
    const keys = fc.array(fc.constantFrom<GridKey>('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'));
    fc.assert(
      fc.property(keys, (pressed) => {
        const { row, column } = pressed.reduce((place, key) => moveInGrid(place, key, size), { row: 0, column: 0 });
        expect(row >= -1 && row < size.rows && column >= 0 && column < size.columns).toBe(true);
      }),
    );
  });

  it('knows its keys', () => {
    expect([isGridKey('End'), isGridKey('toString'), isGridKey('a')]).toEqual([true, false, false]);
  });
});
