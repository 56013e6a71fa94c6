import type { RegistryHealth } from '@/lib/contract/registry';

/** `ms` is null where nothing was asked; `failed` where nothing was answered since a problem. */
export type LatencyBar = Readonly<{ ms: number | null; failed: boolean }>;

const minutesPerBar = 3;

/** The last hour as twenty bars, oldest first, each the mean of its minutes. */
export function latencyBars({ perMinuteMs, lastProblem }: RegistryHealth, nowMs: number): readonly LatencyBar[] {
  const count = Math.ceil(perMinuteMs.length / minutesPerBar);
  const ageMinutes = lastProblem === null ? -1 : (nowMs - Date.parse(lastProblem.at)) / 60_000;
  const failedFrom = lastProblem === null ? count : count - 1 - Math.floor(ageMinutes / minutesPerBar);
  return Array.from({ length: count }, (_, bar) => {
    const minutes = perMinuteMs.slice(bar * minutesPerBar, (bar + 1) * minutesPerBar);
    const known = minutes.filter((ms) => ms !== null);
    const ms = known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0) / known.length;
    return { ms, failed: ms === null && bar >= failedFrom };
  });
}
