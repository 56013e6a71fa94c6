import { expect, it } from 'vitest';
import type { DraftSummary } from '@/lib/contract/draft';
import type { PushSummary } from '@/lib/contract/push';
import { movedDrafts } from './moved-drafts';

const target = 'ghcr.io/team/app:1';
const today: DraftSummary['today'] = {
  digest: 'sha256:seen',
  mediaType: null,
  entries: [],
  at: '2026-01-02T00:00:00Z',
};
const draft = { id: 'd', target, today };
const push = (change: Partial<PushSummary>) => ({
  target,
  state: 'done' as const,
  digest: 'sha256:else',
  finishedAt: '2026-01-03T00:00:00Z',
  ...change,
});

it.each<[string, readonly ReturnType<typeof push>[], readonly string[]]>([
  ['a later push wrote something else', [push({})], ['d']],
  ['a later undo took the tag away', [push({ digest: null })], ['d']],
  ['the last push wrote what was seen', [push({ digest: 'sha256:seen' }), push({})], []],
  ['the push was before it was looked at', [push({ finishedAt: '2026-01-01T00:00:00Z' })], []],
  ['the push did not end well', [push({ state: 'failed' })], []],
  ['the push was to another tag', [push({ target: 'ghcr.io/team/app:2' })], []],
])('where %s, the drafts whose tag moved are named', (_, pushes, moved) => {
  expect(movedDrafts([draft], pushes)).toEqual(moved);
});

it('of a tag that nobody saw none can say that it moved', () => {
  expect(movedDrafts([{ ...draft, today: null }], [push({})])).toEqual([]);
});
