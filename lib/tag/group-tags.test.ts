import { expect, it } from 'vitest';
import { rowMap, tagRow } from '../testing/tag-row';
import { groupTags } from './group-tags';

it('makes one line of the tags of a digest, and leaves alone what is not read', () => {
  const rows = rowMap(tagRow('2.4.0', { content: 'a' }), tagRow('2.4', { content: 'a' }), tagRow('2.3.1'));
  expect(groupTags(['2.4', '2.4.0', '2.3.1', 'edge', 'main'], rows)).toEqual([
    { tag: '2.4', others: ['2.4.0'] },
    { tag: '2.3.1', others: [] },
    { tag: 'edge', others: [] },
    { tag: 'main', others: [] },
  ]);
});
