import { describe, expect, it } from 'vitest';
import { entryView, imageView, pendingEntryView } from '../testing/image-view';
import type { ImageLine } from './image';
import { completeImage, noLines } from './image-lines';
import { addLaterLine, failEntries } from './later-lines';

const rateLimit = { limit: 100, remaining: 13, windowSeconds: 21_600, account: null };
const end: ImageLine = {
  type: 'end',
  findings: [],
  totalBytes: 0,
  cost: { requests: 2, bytesRead: 700 },
  rateLimit,
  warnings: ['Old'],
};
const problem = { code: 'timeout', message: 'Too long.' } as const;
const failed = entryView('1', 'linux/arm/v7', { layers: null, totalBytes: null, problem });
const known = imageView([entryView('0', 'linux/amd64'), failed, pendingEntryView('2', 'linux/s390x')], {
  totalBytes: 1000,
  cost: { requests: 3, bytesRead: 900 },
});
const later = (...lines: readonly ImageLine[]) => lines.reduce(addLaterLine, completeImage(known));

describe('addLaterLine', () => {
  it('puts an entry where it was unread or had failed, and leaves the others as they are', () => {
    const { view } = later(
      { type: 'entry', entry: entryView('1', 'linux/arm/v7') },
      { type: 'entry', entry: entryView('2', 'linux/s390x') },
    );
    expect(view?.entries.map((entry) => [entry.problem, entry.layers?.length])).toEqual([
      [null, 1],
      [null, 1],
      [null, 1],
    ]);
    expect(view?.entries[0]).toBe(known.entries[0]);
  });

  it('works out totals and findings over all that is read by now, and adds up the cost', () => {
    const twin = entryView('2', 'linux/amd64');
    const { view } = later({ type: 'entry', entry: twin }, end);
    expect(view).toMatchObject({
      totalBytes: 2000,
      cost: { requests: 5, bytesRead: 1600 },
      rateLimit,
      warnings: ['Old'],
    });
    expect(view?.findings.map(({ rule }) => rule)).toContain('platform-duplicate');
    expect(view?.entries[0]?.findings).not.toEqual([]);
  });

  it('an index on the way does not make its other entries unread again', () => {
    const nested = entryView('0', null, {
      kind: 'index',
      layers: null,
      entries: [entryView('0.0', 'linux/amd64'), pendingEntryView('0.1', 'linux/arm64')],
    });
    const told = {
      ...nested,
      entries: [pendingEntryView('0.0', 'linux/amd64'), pendingEntryView('0.1', 'linux/arm64')],
    };
    const { view } = [
      { type: 'entry', entry: told } as const,
      { type: 'entry', entry: entryView('0.1', 'linux/arm64') } as const,
    ].reduce(addLaterLine, completeImage(imageView([nested])));
    expect(view?.entries[0]?.entries?.map(({ layers }) => layers?.length)).toEqual([1, 1]);
  });

  it('entries that could not be asked for say why, the others stay', () => {
    const { view } = failEntries(completeImage(known), ['0', '2'], problem);
    expect(view?.entries.map((entry) => entry.problem)).toEqual([null, problem, problem]);
  });

  it('changes nothing where nothing is known', () => {
    expect(addLaterLine(noLines, end)).toBe(noLines);
  });
});
