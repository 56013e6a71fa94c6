import { expect, it } from 'vitest';
import { rowMap, tagRow } from '../testing/tag-row';
import { countTags } from './count-tags';
import { relateTags } from './tag-relations';

const index = tagRow('latest', { content: 'a', platforms: ['linux/amd64'] });
const child = index.platforms[0]?.digest ?? '';
const rows = rowMap(
  index,
  tagRow('2.4', { content: 'a', platforms: ['linux/amd64'] }),
  tagRow('2.4.0', { content: 'a', platforms: ['linux/amd64'], created: '2025-06-01T00:00:00Z' }),
  tagRow('2.4.0-amd64', { kind: 'manifest', digest: child }),
  tagRow('stray', { kind: 'manifest' }),
  tagRow('cache', { kind: 'artifact', created: null }),
);
const relations = relateTags(rows);

it('names a digest by the tag that tells most', () => {
  expect(relations.tagsOf.get(index.digest ?? '')).toEqual(['2.4.0', '2.4', 'latest']);
});

it('finds the indexes that name a manifest, each once', () => {
  expect(relations.indexesOf.get(child)).toEqual(['2.4.0']);
});

it('counts what there is', () => {
  expect(countTags(rows, relations)).toEqual({
    indexes: 3,
    manifests: 2,
    artifacts: 1,
    failed: 0,
    digests: 4,
    inNoIndex: 1,
    newest: '2025-06-01T00:00:00.000Z',
  });
});
