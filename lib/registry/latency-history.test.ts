import { expect, test } from 'vitest';
import { healthSchema } from '@/lib/contract/registry';
import { LatencyHistory } from './latency-history';

const minuteMs = 60_000;
let nowMs = 0;
const history = () => {
  nowMs = 7 * minuteMs;
  return new LatencyHistory(() => nowMs);
};

test('a registry that was not asked has no latency', () => {
  const health = healthSchema.parse(history().read());
  expect(health).toMatchObject({ answers: 0, medianMs: null, p95Ms: null, lastProblem: null });
  expect(health.perMinuteMs).toEqual(Array(60).fill(null));
});

test('median and 95th percentile are of all answers, and each minute has its own median', () => {
  const latency = history();
  for (let ms = 1; ms <= 100; ms++) latency.answered(ms);
  nowMs += 2 * minuteMs;
  latency.answered(1000);
  const health = latency.read();
  expect(health).toMatchObject({ answers: 101, medianMs: 51, p95Ms: 96 });
  expect(health.perMinuteMs.slice(-3)).toEqual([50, null, 1000]);
});

test('what is older than an hour is forgotten', () => {
  const latency = history();
  latency.answered(5);
  nowMs += 59 * minuteMs;
  expect(latency.read()).toMatchObject({ answers: 1, medianMs: 5 });
  expect(latency.read().perMinuteMs[0]).toBe(5);
  nowMs += minuteMs;
  expect(latency.read()).toMatchObject({ answers: 0, medianMs: null });
});

test('a minute of very many answers is counted whole and kept in part', () => {
  const latency = history();
  for (let count = 0; count < 20_000; count++) latency.answered(count < 10_000 ? 10 : 20);
  const { answers, medianMs, p95Ms } = latency.read();
  expect(answers).toBe(20_000);
  expect([10, 20]).toContain(medianMs);
  expect(p95Ms).toBe(20);
});

test('the latest problem is told until an answer comes', () => {
  const latency = history();
  latency.failed({ code: 'unreachable', message: 'Nothing listens there.' });
  expect(latency.read().lastProblem).toMatchObject({ code: 'unreachable', message: 'Nothing listens there.' });
  latency.answered(1);
  expect(latency.read().lastProblem).toBeNull();
});
