import { describe, expect, it } from 'vitest';
import { entryLeaves } from '@/components/platform/entry-leaves';
import { digestOf, entryView } from '@/lib/testing/image-view';
import { alsoIn, layerUse } from './layer-use';

const layer = (seed: string) => ({ digest: digestOf(seed), mediaType: 'application/x', sizeBytes: 1 });
const leaves = entryLeaves([
  entryView('0', 'linux/amd64', { layers: [layer('base'), layer('own'), layer('pair'), layer('base')] }),
  entryView('1', 'linux/arm64', { layers: [layer('base'), layer('pair')] }),
  entryView('2', 'linux/arm', { layers: [layer('base')] }),
  entryView('3', 'windows/amd64', { layers: [layer('other')] }),
]);
const use = layerUse(leaves);
const [first] = leaves;

describe('alsoIn', () => {
  it.each([
    ['own', [], null],
    ['pair', ['1'], null],
    ['base', ['1', '2'], 'linux'],
  ])('says of the blob “%s” that it is also in %j', (seed, ids, allOf) => {
    if (!first) throw new Error('no entry');
    const found = alsoIn(use, digestOf(seed), first, leaves);
    expect(found.others.map(({ entry }) => entry.id)).toEqual(ids);
    expect(found.allOf).toBe(allOf);
  });

  it('counts an entry once that lists a blob twice', () => {
    expect(use.get(digestOf('base'))).toHaveLength(3);
  });
});
