import { expect, it } from 'vitest';
import { rowMap, tagRow } from '../testing/tag-row';
import { findGaps, fullReleases } from './tag-gaps';

const full = ['linux/amd64', 'linux/arm64', 'linux/riscv64'];
const rows = rowMap(
  tagRow('2.3.1', { platforms: full }),
  tagRow('2.4.0', { content: 'now', platforms: full.slice(0, 2) }),
  tagRow('latest', { content: 'now', platforms: full.slice(0, 2) }),
  tagRow('2.4.0-alpine', { platforms: ['linux/amd64'] }),
  tagRow('2.5.0', { platforms: full.slice(0, 2) }),
  tagRow('2.5.0-rc.1', { platforms: [] }),
);

it('shows what a release lost against the one before, at that release alone and at every tag of its digest', () => {
  const gaps = findGaps(rows, fullReleases([...rows.keys()]));
  expect([...gaps]).toEqual([[rows.get('latest')?.digest, { slots: ['riscv64'], before: '2.3.1' }]]);
});

it('compares with nothing else where the release before is not read', () => {
  expect(findGaps(rows, fullReleases([...rows.keys(), '2.3.9'])).size).toBe(0);
});
