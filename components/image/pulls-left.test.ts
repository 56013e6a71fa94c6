import { expect, it } from 'vitest';
import { pullsLeft } from './pulls-left';

const rateLimit = { limit: 100, remaining: 14, windowSeconds: 21_600, account: null };

it.each([
  [rateLimit, '14 of 100 pulls left'],
  [{ ...rateLimit, limit: null, remaining: 5000 }, '5,000 pulls left'],
  [null, null],
])('%o: %s', (of, expected) => {
  expect(pullsLeft({ rateLimit: of })).toBe(expected);
});
