import { describe, expect, it } from 'vitest';
import { entryView, pendingEntryView } from '@/lib/testing/image-view';
import { entryLeaves, isPending, isUnread, withAwaited } from './entry-leaves';

const problem = { code: 'timeout', message: 'It took too long.' } as const;
const failed = entryView('2', 'linux/arm', { layers: null, totalBytes: null, problem });
const leaves = entryLeaves([entryView('0', 'linux/amd64'), pendingEntryView('1', 'linux/arm64'), failed]);
const ids = (of: typeof leaves) => of.map(({ entry }) => entry.id);

describe('an entry of which only the descriptor is known', () => {
  it('is unread, be it on its way or left out', () => {
    expect(ids(leaves.filter(isUnread))).toEqual(['1']);
  });

  it('is pending while the image is read, and afterwards where somebody asked for it', () => {
    expect(ids(leaves.filter((leaf) => isPending(leaf, false)))).toEqual(['1']);
    expect(leaves.some((leaf) => isPending(leaf, true))).toBe(false);
    expect(ids(withAwaited(leaves, new Set(['1'])).filter((leaf) => isPending(leaf, true)))).toEqual(['1']);
  });

  it('is awaited with the nested index above it', () => {
    const nested = entryView('3', null, {
      kind: 'index',
      layers: null,
      entries: [entryView('3.0', 'linux/amd64'), pendingEntryView('3.1', 'linux/arm64')],
    });
    const awaited = withAwaited(entryLeaves([nested]), new Set(['3']));
    expect(awaited.map(({ isAwaited = false }) => isAwaited)).toEqual([false, true]);
  });
});

it('an entry that failed is pending again when it is read again, one that is there never is', () => {
  const awaited = withAwaited(leaves, new Set(['0', '2']));
  expect(ids(awaited.filter((leaf) => isPending(leaf, true)))).toEqual(['2']);
});
