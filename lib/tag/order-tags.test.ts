import { expect, it } from 'vitest';
import { rowMap, tagRow } from '../testing/tag-row';
import { orderTags } from './order-tags';

const tags = ['1.0', '1.1', '2.0', 'edge'];
const rows = rowMap(
  tagRow('1.0', { created: '2025-03-01T00:00:00Z', content: 'same' }),
  tagRow('1.1', { created: 'no date' }),
  tagRow('edge', { created: '2025-01-01T00:00:00Z', content: 'same' }),
);

it('puts the newest first by creation, and what is unread or undated last', () => {
  expect(orderTags(tags, 'created', rows)).toEqual(['1.0', 'edge', '2.0', '1.1']);
});

it('puts equal digests together', () => {
  const ordered = orderTags(tags, 'digest', rows);
  expect(Math.abs(ordered.indexOf('1.0') - ordered.indexOf('edge'))).toBe(1);
  expect(ordered.at(-1)).toBe('2.0');
});

it('needs nothing read for versions and names', () => {
  expect(orderTags(tags, 'version', new Map())).toEqual(['2.0', '1.1', '1.0', 'edge']);
  expect(orderTags(tags, 'name', new Map())).toEqual(['1.0', '1.1', '2.0', 'edge']);
});
