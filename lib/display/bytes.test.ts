import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatBytes } from './bytes';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [12_345, '12.3 kB'],
  [99_949, '99.9 kB'],
  [99_950, '100 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [18_400_000, '18.4 MB'],
  [126_000_000, '126 MB'],
  [4_294_967_296, '4.3 GB'],
  [Number.MAX_SAFE_INTEGER, '9.0 PB'],
])('%d bytes read as %s', (sizeBytes, text) => {
  expect(formatBytes(sizeBytes)).toBe(text);
});

it('never shows more than three digits, and never a smaller text for a larger size', () => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  const weight = (text: string) => {
    const [value = '', unit = ''] = text.split(' ');
    return Number(value) * 1000 ** units.indexOf(unit);
  };
  const size = fc.maxSafeNat();
  fc.assert(
    fc.property(size, size, (a, b) => {
      expect(formatBytes(a)).toMatch(/^(\d{1,3}|\d{1,2}\.\d) (B|kB|MB|GB|TB|PB)$/);
      expect(weight(formatBytes(Math.min(a, b)))).toBeLessThanOrEqual(weight(formatBytes(Math.max(a, b))));
    }),
  );
});
