import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codePointName, textParts } from './hidden-characters';

it('keeps every character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(
        textParts(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

it.each(['\u202e', '\u0000', '\u200b', '\u2066', '\ufeff', '\u2028', '\u{e0041}'])('finds %j', (character) => {
  expect(textParts(`a${character}b`).map(({ hidden }) => hidden)).toEqual([false, true, false]);
});

it('leaves tabs, line feeds and the scripts of the world alone', () => {
  expect(textParts('a\tb\nשלום こんにちは 😀')).toHaveLength(1);
});

it('names code points as Unicode does', () => {
  expect([codePointName('\u202e'), codePointName('\u0007'), codePointName('\u{e0041}')]).toEqual([
    'U+202E',
    'U+0007',
    'U+E0041',
  ]);
});
