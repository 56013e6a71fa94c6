import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PushStep } from '@/lib/contract/push';
import { platformProgress, pushShare } from './platform-progress';

const step = (change: Partial<PushStep>): PushStep => ({
  kind: 'blob',
  way: 'copy',
  digest: 'sha256:blob',
  mediaType: '',
  sizeBytes: 100,
  from: null,
  tag: null,
  entries: ['sha256:a'],
  state: 'waiting',
  sentBytes: 0,
  problem: null,
  ...change,
});
const platforms = [
  { digest: 'sha256:a', platform: { os: 'linux', architecture: 'amd64' }, before: null },
  { digest: 'sha256:b', platform: { os: 'linux', architecture: 'arm64' }, before: null },
];

describe('the progress of a platform', () => {
  it('counts the blobs that it needs, also those that others need too', () => {
    const shared = step({ entries: ['sha256:a', 'sha256:b'], state: 'running', sentBytes: 25 });
    const own = step({ digest: 'sha256:own', way: 'mount', state: 'done', entries: ['sha256:b'] });
    const manifests = platforms.map(({ digest }) => step({ kind: 'manifest', way: 'put', digest }));
    const [a, b] = platformProgress({ platforms, steps: [shared, own, ...manifests] });
    expect(a).toMatchObject({ doneBlobs: 0, bytes: { sent: 25, total: 100 }, share: 0.25, state: 'running' });
    expect(b).toMatchObject({ doneBlobs: 1, bytes: { sent: 25, total: 100 }, state: 'running' });
    expect(b?.blobs).toEqual([shared, own]);
  });

  it('waits while nothing is planned, is there when the manifest was, and failed when one of its steps did', () => {
    expect(platformProgress({ platforms, steps: [] }).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    const there = step({ kind: 'manifest', way: 'there', digest: 'sha256:a', state: 'done' });
    const failed = step({ state: 'failed', entries: ['sha256:b'] });
    const put = step({ kind: 'manifest', way: 'put', digest: 'sha256:b' });
    expect(platformProgress({ platforms, steps: [there, failed, put] }).map(({ state }) => state)).toEqual([
      'there',
      'failed',
    ]);
  });

  it('was stopped when another failure ended it, and names why it failed itself', () => {
    const problem = { code: 'denied', message: 'No.', details: { side: 'source' } } as const;
    const failed = step({ state: 'failed', problem });
    const stopped = step({ digest: 'sha256:own', state: 'stopped', entries: ['sha256:b'] });
    const manifests = platforms.map(({ digest }) => step({ kind: 'manifest', way: 'put', digest }));
    expect(platformProgress({ platforms, steps: [failed, stopped, ...manifests] })).toMatchObject([
      { state: 'failed', problem },
      { state: 'stopped', problem: null },
    ]);
  });
});

it('a push is at 100 % only when it is done', () => {
  const steps = fc.array(
    fc.record({
      state: fc.constantFrom('waiting', 'running', 'done', 'failed'),
      sentBytes: fc.nat(100),
      way: fc.constantFrom('there', 'mount', 'copy', 'put'),
    }),
  );
  fc.assert(
    fc.property(steps, fc.constantFrom('queued', 'running', 'failed'), (changes, state) => {
      const all = changes.map((change) => step(change as Partial<PushStep>));
      const copied = all.filter(({ way }) => way === 'copy');
      const bytes = {
        sent: copied.reduce((sum, { sentBytes }) => sum + sentBytes, 0),
        total: copied.length * 100,
      };
      const stepCount = { done: all.filter((one) => one.state === 'done').length, total: all.length };
      const share = pushShare({ state: state as 'running', bytes, stepCount });
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThan(1);
    }),
  );
  expect(pushShare({ state: 'done', bytes: { sent: 0, total: 0 }, stepCount: { done: 0, total: 0 } })).toBe(1);
});
