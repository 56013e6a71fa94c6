import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearTags } from './near-tags';

const alpine = ['2.6', '3.1', '3.7', '3.17', '3.17.0', '3.17.1', '3.18', '3.20', 'edge', 'latest', '20230901'];

describe('nearTags', () => {
  it.each([
    ['3.71', alpine, ['3.17', '3.7']],
    ['lastest', alpine, ['latest']],
    ['LATEST', alpine, ['latest']],
    ['egde', alpine, ['edge']],
    ['3.17.2', alpine, ['3.17.1', '3.17.0']],
    ['v1.25.9', ['v1.25.8', 'v1.24.9', 'v1.25.12', 'main'], ['v1.25.8', 'v1.24.9']],
    ['1.25.99-slim', ['1.25.3-slim', '1.25.4', '2.0-slim'], ['1.25.3-slim']],
    ['bookworm', ['bookworm-slim', 'bullseye', 'buster'], []],
    ['nightly', ['1.0', '1.1'], []],
    ['x', [], []],
  ])('“%s” among %o: first come %o', (asked, tags, first) => {
    expect(nearTags(asked, tags).slice(0, first.length)).toEqual(first);
  });

  it('is empty where nothing comes near', () => {
    expect(nearTags('nightly', ['1.0', '2.0', 'stable-release'])).toEqual([]);
  });

  it('of equally near ones takes the nearer version', () => {
    expect(nearTags('3.19', ['3.10', '3.17', '3.11', '3.18', '3.20', '2.19'])[0]).toBe('3.18');
  });

  it('gives at most so many, each one of the tags, and a tag that differs in case first', () => {
    const tag = fc.stringMatching(/^[\w][\w.-]{0,20}$/);
    fc.assert(
      fc.property(tag, fc.uniqueArray(tag, { maxLength: 30 }), fc.integer({ min: 1, max: 8 }), (asked, tags, limit) => {
        const near = nearTags(asked, tags, limit);
        expect(near.length).toBeLessThanOrEqual(limit);
        expect(new Set(near).size).toBe(near.length);
        expect(tags).toEqual(expect.arrayContaining([...near]));
        const same = tags.filter((one) => one.toLowerCase() === asked.toLowerCase());
        if (same.length > 0) expect(same).toContain(near[0]);
      }),
    );
  });

  it('takes no time over ten thousand long tags', () => {
    const tags = Array.from({ length: 10_000 }, (_, n) => `${'a'.repeat(100)}-${n}`);
    const start = performance.now();
    nearTags('b'.repeat(128), tags);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
