import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowMap, tagRow } from '../testing/tag-row';
import { filterTags } from './filter-tags';

const tags = ['2.4.0', '2.4.0-arm64', 'v2', 'edge', 'EDGE-rc.1'];
const rows = rowMap(
  tagRow('2.4.0', { platforms: ['linux/amd64', 'linux/arm/v7'] }),
  tagRow('2.4.0-arm64', { kind: 'manifest', platforms: ['linux/arm64'] }),
  tagRow('v2', { platforms: ['linux/amd64', 'linux/arm64/v8'] }),
  tagRow('edge', { kind: 'artifact' }),
);

describe('filterTags', () => {
  it.each([
    ['', tags],
    ['edge', ['edge', 'EDGE-rc.1']],
    ['2.4*', ['2.4.0', '2.4.0-arm64']],
    ['v?', ['v2']],
    ['*arm??', ['2.4.0-arm64']],
    ['2.4', ['2.4.0', '2.4.0-arm64']],
    ['*', tags],
    ['?', []],
  ])('text “%s”', (text, expected) => {
    expect(filterTags(tags, { text }, new Map())).toEqual({ shown: expected, unread: [] });
  });

  it.each([
    [{ kind: 'index' }, ['2.4.0', 'v2']],
    [{ has: 'arm64' }, ['2.4.0-arm64', 'v2']],
    [{ lacks: 'arm64' }, ['2.4.0']],
    [{ kind: 'index', lacks: 'arm/v7' }, ['v2']],
    [{ text: 'v', has: 'amd64' }, ['v2']],
    [{ kind: 'artifact' }, ['edge']],
    [{ kind: 'artifact', lacks: 'arm64' }, []],
  ] as const)('%o shows what is read, and counts what is not', (filter, expected) => {
    const { shown, unread } = filterTags(tags, filter, rows);
    expect(shown).toEqual(expected);
    expect(unread).toEqual('text' in filter ? [] : ['EDGE-rc.1']);
  });

  it('means by wildcards what a regular expression of them means', () => {
    const letters = fc.constantFrom('a', 'b', '.', '*', '?');
    const names = fc.array(fc.constantFrom('a', 'b', '.')).map((all) => all.join(''));
    const patterns = fc.array(letters, { minLength: 1 }).map((all) => `${all.join('')}*`);
    fc.assert(
      fc.property(names, patterns, (name, text) => {
        const source = text.replaceAll('.', '\\.').replaceAll('?', '.').replaceAll(/\*+/g, '.*');
        expect(filterTags([name], { text }, new Map()).shown.length).toBe(new RegExp(`^${source}$`).test(name) ? 1 : 0);
      }),
    );
  });

  it('takes no longer for a pattern that was made to take long', () => {
    const tag = 'a'.repeat(128);
    expect(filterTags(Array(5000).fill(tag), { text: `${'*a'.repeat(60)}*b` }, new Map()).shown).toEqual([]);
  });
});
