import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffLine, diffLines } from './diff-lines';

const without = (change: DiffLine['change'], lines: readonly DiffLine[]) =>
  lines
    .filter((line) => line.change !== change)
    .map(({ text }) => text)
    .join('\n');

describe('diffLines', () => {
  it('holds both texts whole', () => {
    const text = fc.array(fc.constantFrom('{', '}', '  "a": 1,', '')).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        expect(without('added', lines)).toBe(before);
        expect(without('removed', lines)).toBe(after);
      }),
    );
  });

  it('marks the line that came and no other', () => {
    expect(diffLines('{\n  "os": "linux"\n}', '{\n  "variant": "v7"\n  "os": "linux"\n}')).toEqual([
      { change: 'same', text: '{' },
      { change: 'added', text: '  "variant": "v7"' },
      { change: 'same', text: '  "os": "linux"' },
      { change: 'same', text: '}' },
    ]);
  });
});
