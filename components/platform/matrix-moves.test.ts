import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryView } from '@/lib/testing/image-view';
import { entryLeaves } from './entry-leaves';
import { matrixModel, readingOrder } from './matrix-model';
import { isMoveKey, type MoveKey, moveInMatrix } from './matrix-moves';

// amd64  arm64  arm
//   0      1     2    linux, first line
//                3    linux, second line
//   4                 windows
//   5      6          apart
const model = matrixModel(
  entryLeaves([
    entryView('0', 'linux/amd64'),
    entryView('1', 'linux/arm64'),
    entryView('2', 'linux/arm/v6'),
    entryView('3', 'linux/arm/v7'),
    entryView('4', 'windows/amd64'),
    entryView('5', null),
    entryView('6', null),
  ]),
);

describe('moveInMatrix', () => {
  it.each<[string, MoveKey, string]>([
    ['0', 'ArrowRight', '1'],
    ['1', 'ArrowLeft', '0'],
    ['0', 'ArrowLeft', '0'],
    ['2', 'ArrowRight', '2'],
    ['0', 'End', '2'],
    ['2', 'Home', '0'],
    ['2', 'ArrowDown', '3'],
    ['3', 'ArrowUp', '2'],
    ['0', 'ArrowDown', '3'],
    ['3', 'ArrowDown', '4'],
    ['4', 'ArrowDown', '5'],
    ['5', 'ArrowRight', '6'],
    ['6', 'ArrowDown', '6'],
    ['0', 'ArrowUp', '0'],
  ])('goes from %s by %s to %s', (id, key, expected) => {
    expect(moveInMatrix(model, id, key)).toBe(expected);
  });

  it('begins at the first cell when the place is gone', () => {
    expect(moveInMatrix(model, 'gone', 'ArrowDown')).toBe('0');
  });

  it('reaches every cell of any matrix from its first one', () => {
    const platform = fc.option(
      fc.constantFrom('linux/amd64', 'linux/arm/v6', 'linux/arm/v7', 'windows/arm64', 'plan9/386'),
    );
    fc.assert(
      fc.property(fc.array(platform, { minLength: 1, maxLength: 12 }), (platforms) => {
        const any = matrixModel(entryLeaves(platforms.map((one, index) => entryView(String(index), one))));
        const order = readingOrder(any).map(({ entry }) => entry.id);
        const reached = new Set([order[0] ?? '']);
        for (const id of reached) {
          for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const) {
            reached.add(moveInMatrix(any, id, key));
          }
        }
        expect([...reached].sort()).toEqual([...order].sort());
      }),
    );
  });
});

it('leaves other keys alone', () => {
  expect(['Enter', ' ', 'a', 'Tab'].some(isMoveKey)).toBe(false);
});
