import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LruCache } from './lru-cache';

test('lets go of what was not used for longest', () => {
  const cache = new LruCache<string>(2);
  cache.set('a', '1');
  cache.set('b', '2');
  cache.get('a');
  cache.set('c', '3');
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['1', undefined, '3']);
});

test('never weighs more than its limit, whatever is put into it', () => {
  const step = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), weight: fc.nat(12), isGet: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const cache = new LruCache<number>(10, (weight) => weight);
      for (const { key, weight, isGet } of steps) {
        if (isGet) cache.get(key);
        else cache.set(key, weight);
        if (!isGet && weight <= 10) expect(cache.get(key)).toBe(weight);
        const total = ['a', 'b', 'c', 'd', 'e'].reduce((sum, name) => sum + (cache.get(name) ?? 0), 0);
        expect(total).toBeLessThanOrEqual(10);
      }
    }),
  );
});

test('does not keep what alone is too heavy, nor the value it would have replaced', () => {
  const cache = new LruCache<number>(10, (weight) => weight);
  cache.set('a', 5);
  cache.set('a', 11);
  expect(cache.get('a')).toBeUndefined();
});
