import { expect, it } from 'vitest';
import { groupedHex, shortDigest, swatchDigits } from './digest';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}` as const;

it('shows 7 or 12 digits without the algorithm', () => {
  expect(shortDigest(digest, 7)).toBe('0123456');
  expect(shortDigest(digest, 12)).toBe('0123456789ab');
});

it('gives a swatch its six digits', () => {
  expect(swatchDigits(digest)).toEqual(['0', '1', '2', '3', '4', '5']);
});

it('groups all digits by eight', () => {
  expect(groupedHex(digest)).toHaveLength(8);
  expect(groupedHex(digest).join('')).toBe(digest.slice('sha256:'.length));
});
