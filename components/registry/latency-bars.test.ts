import { expect, it } from 'vitest';
import { latencyBars } from './latency-bars';

const nowMs = Date.parse('2026-03-12T13:00:00Z');
const none = Array.from({ length: 60 }, () => null);
const health = { answers: 1, medianMs: null, p95Ms: null, lastProblem: null };

it('an hour is twenty bars, each the mean of what is known of its three minutes', () => {
  const bars = latencyBars({ ...health, perMinuteMs: [...none.slice(0, 57), 10, null, 30] }, nowMs);
  expect(bars).toHaveLength(20);
  expect(bars.at(-1)).toEqual({ ms: 20, failed: false });
  expect(bars[0]).toEqual({ ms: null, failed: false });
});

it('since a problem, minutes without an answer are failed ones; those before were only not asked', () => {
  const lastProblem = { code: 'unreachable', message: '', at: '2026-03-12T12:50:00Z' };
  const failed = latencyBars({ ...health, perMinuteMs: none, lastProblem }, nowMs).map((bar) => bar.failed);
  expect(failed.lastIndexOf(false)).toBe(15);
  expect(failed.slice(16)).toEqual([true, true, true, true]);
});
